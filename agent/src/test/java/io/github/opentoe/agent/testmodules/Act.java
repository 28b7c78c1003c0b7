package io.github.opentoe.agent.testmodules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does what a test planned for its text, once each; later, and for other texts, it succeeds. */
public final class Act implements ActionModule<Act.Inputs> {

  /** What to do. */
  public record Inputs(@Input(value = "names the plan", required = true) String text) {}

  /** As if the process were killed. */
  public static final class Killed extends Error {

    private static final long serialVersionUID = 1L;
  }

  /** What may be planned. */
  public enum Plan {
    DONE,
    KILLED,
    SAME_STEP,
    NEXT_STEP,
    FAILED
  }

  private final Map<String, List<Plan>> plans = new HashMap<>();
  private boolean dying;
  private final List<String> acted = new ArrayList<>();

  /** Plans what happens when this text comes up, in this order. */
  public void plan(String text, Plan... plan) {
    plans.put(text, new ArrayList<>(List.of(plan)));
  }

  /** As a clock that is asked for the time once too often. */
  public Clock mortal(Clock clock) {
    return new Clock() {
      @Override
      public Instant instant() {
        if (dying) {
          throw new Killed();
        }
        return clock.instant();
      }

      @Override
      public ZoneId getZone() {
        return clock.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return mortal(clock.withZone(zone));
      }
    };
  }

  /** Lives again, as the next process. */
  public void revive() {
    dying = false;
  }

  /** The texts that came up; those of a resumed call in brackets. */
  public List<String> acted() {
    return List.copyOf(acted);
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("Act", "Acts as planned", Inputs.class)
        .giving(Output.text("text", "what came up"));
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    acted.add(context.isResumed() ? "(" + input.text() + ")" : input.text());
    List<Plan> left = plans.getOrDefault(input.text(), List.of());
    Map<String, Value> outputs = Map.of("text", Value.text(input.text()));
    if (left.isEmpty()) {
      return ActionResult.succeeded(outputs);
    }
    return switch (left.remove(0)) {
      case DONE -> ActionResult.succeeded(outputs);
      case KILLED -> {
        dying = true;
        yield ActionResult.succeeded(outputs);
      }
      case SAME_STEP -> new ActionResult(Outcome.RESTART_SAME_STEP, "", Map.of());
      case NEXT_STEP -> new ActionResult(Outcome.RESTART_NEXT_STEP, "", outputs);
      case FAILED -> ActionResult.failed("as planned");
    };
  }
}
