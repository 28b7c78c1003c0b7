package io.github.opentoe.agent.testmodules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Sets the clock of a run, as a step that starts a time service does. */
public final class SetClock implements ActionModule<SetClock.Inputs> {

  /** To when. */
  public record Inputs(@Input(value = "the new time", required = true) String to) {}

  private volatile Instant now;

  /** A clock that shows this until a step sets it. */
  public SetClock(String now) {
    this.now = Instant.parse(now);
  }

  /** The clock that is set. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("SetClock", "Sets the clock", Inputs.class);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    now = Instant.parse(input.to());
    context.deadline().check();
    return ActionResult.succeeded();
  }
}
