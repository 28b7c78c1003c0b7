package io.github.opentoe.agent.chaining;

/** Knows what references stand for. */
@FunctionalInterface
public interface Resolver {

  /** What the reference stands for now. */
  Resolution resolve(Template.Hole hole);
}
