package io.github.opentoe.agent.action;

import java.io.IOException;

/**
 * One action of component documents, such as ExecuteBash. Implementations are stateless, have a
 * public constructor without parameters and are found by {@link java.util.ServiceLoader}.
 *
 * @param <I> the input, a record whose components carry {@link Input}
 */
public interface ActionModule<I extends Record> {

  /** What it is called, where it works, what it takes and gives. */
  ActionDeclaration<I> declaration();

  /**
   * Rules beyond the types of single inputs that the text alone can break. Called while a document
   * is validated and again, with every reference resolved, before the first entry runs.
   *
   * @param input bound; while validating, only if no component holds a reference
   * @param check takes what is wrong
   */
  default void check(I input, InputCheck check) {}

  /**
   * Rules about which inputs are given, whatever their values. Called as often as {@link #check},
   * also while components hold references.
   *
   * @param check takes what is wrong
   */
  default void checkKeys(InputCheck check) {}

  /**
   * Does it, for one set of inputs. A list action is called entry by entry (AM-16 … AM-19).
   *
   * @throws IOException for a failure of the operating system; becomes the step's failure message
   * @throws InterruptedException when the run is torn down
   */
  ActionResult run(I input, ActionContext context) throws IOException, InterruptedException;
}
