package com.example.greet;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Succeeds only when as many runs as expected are inside it at the same time. */
final class Meeting implements ActionModule<Meeting.Inputs> {

  /** What it takes. */
  public record Inputs(@Input(value = "A word for the log.", byDefault = "here") String word) {}

  private final CyclicBarrier barrier;

  Meeting(int runs) {
    this.barrier = new CyclicBarrier(runs);
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("Meeting", "Waits for the other runs.", Inputs.class);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    try {
      barrier.await(60, TimeUnit.SECONDS);
      return ActionResult.succeeded();
    } catch (BrokenBarrierException | TimeoutException alone) {
      return ActionResult.failed("nobody came");
    }
  }
}
