package io.github.opentoe.modules.execution;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.condition.BoundCondition;
import io.github.opentoe.agent.condition.Verdict;

/** Makes a condition the success or the failure of a step. */
public final class Assert implements ActionModule<Assert.Inputs> {

  private static final int LONGEST_CAUSE = 512;

  /** What it takes. */
  public record Inputs(
      @Input(value = "One operator, as in a step's if.", required = true)
          BoundCondition condition) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            "Assert", "Succeeds if a condition holds and fails if it does not.", Inputs.class)
        .example(
            """
            - name: HasRightAgent
              action: Assert
              inputs:
                and:
                  - binaryExists: jq
                  - fileExists: /etc/agent/agent.json
            """);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    return resultOf(input.condition().evaluate());
  }

  static ActionResult resultOf(Verdict verdict) {
    if (verdict instanceof Verdict.False isFalse) {
      return ActionResult.failed("condition is false: " + cut(isFalse.because()));
    }
    return verdict instanceof Verdict.Unknown unknown
        ? ActionResult.failed(unknown.reason())
        : ActionResult.succeeded();
  }

  private static String cut(String cause) {
    if (cause.length() <= LONGEST_CAUSE) {
      return cause;
    }
    boolean splitsPair = Character.isHighSurrogate(cause.charAt(LONGEST_CAUSE - 1));
    return cause.substring(0, splitsPair ? LONGEST_CAUSE - 1 : LONGEST_CAUSE);
  }
}
