package io.github.opentoe.modules;

import io.github.opentoe.agent.action.ActionResult;

/** What actions say whose inputs this version checks, but which it cannot run. */
public final class ValidatedOnly {

  /** To be appended to the summary of such an action. */
  public static final String SENTENCE = " This version validates its inputs, but does not run it.";

  private ValidatedOnly() {}

  /** The result of running one. */
  public static ActionResult result() {
    return ActionResult.failed("is validated but not run by this version; nothing was changed");
  }
}
