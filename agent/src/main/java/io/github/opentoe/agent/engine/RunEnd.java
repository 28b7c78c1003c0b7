package io.github.opentoe.agent.engine;

/** How a run came to its end. */
public enum RunEnd {
  /** Everything ran that was to run. */
  WHOLE,
  /** Something ended it that no onFailure can overrule. */
  BROKEN_OFF,
  /** It has not ended: it goes on after a restart. */
  LEFT
}
