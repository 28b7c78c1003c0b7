package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.Restarts;
import io.github.opentoe.agent.restart.MachineRestart;
import io.github.opentoe.agent.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaves a saved run, after restarting the machine where nobody else does (EX-13 … EX-21). */
final class RunLeaving implements Restarts {

  private final MachineRestart machine;
  private final StateDirectory directory;
  private final RestartPlan plan;
  private final Last last;
  private final Journal journal;
  private final boolean isSystem;

  /**
   * What is done at the end, and how long to wait for the end of the machine.
   *
   * @param evidence makes the logs last, and sends them where they belong (EX-20, EX-57)
   * @param cancellation ends the waiting: the machine stops this process
   * @param patience how long a machine may take to go down (RBT-5)
   */
  record Last(Runnable evidence, Cancellation cancellation, Duration patience) {}

  RunLeaving(
      MachineRestart machine,
      StateDirectory directory,
      RestartPlan plan,
      Journal journal,
      Last last) {
    this.machine = machine;
    this.directory = directory;
    this.plan = plan;
    this.journal = journal;
    this.last = last;
    this.isSystem =
        plan.mode() == RestartMode.SYSTEM
            || (plan.mode() == RestartMode.AUTO && !machine.isLeftToCaller());
  }

  @Override
  public Optional<String> refusal() {
    if (!isSystem) {
      return Optional.empty();
    }
    Optional<String> refusal = machine.refusal();
    if (refusal.isPresent()) {
      return refusal;
    }
    if (plan.resumeCommand().isEmpty()) {
      return Optional.of("nothing is known that could go on with the run after a restart");
    }
    return machine.bootRefusal(programs(), directory.path());
  }

  /** The files that are run at the start of the machine. */
  private List<Path> programs() {
    List<Path> programs = new ArrayList<>();
    for (String word : plan.resumeCommand()) {
      String value = word.substring(word.indexOf('=') + 1);
      if (value.startsWith("/") && !value.equals(directory.path().toString())) {
        programs.add(Path.of(value));
      }
    }
    return programs;
  }

  @Override
  public String bootId() {
    return machine.bootId();
  }

  @Override
  public boolean isMachineStopping() {
    return machine.isStopping();
  }

  @Override
  public Optional<String> begin() {
    journal.tellRestart();
    if (!isSystem) {
      last.evidence().run();
      return Optional.empty();
    }
    Optional<Map<String, String>> trigger = machine.trigger(directory.path());
    if (trigger.isEmpty()) {
      return Optional.of("nothing is here that could go on with the run after a restart");
    }
    directory.keep(Continuation.TRIGGER, trigger.get());
    try {
      machine.install(trigger.get(), plan.resumeCommand(), directory.path());
      journal.info("Rebooting the system now");
      last.evidence().run();
      machine.restart();
      if (last.cancellation().await(last.patience().toMillis())) {
        return Optional.empty();
      }
      return undone(trigger.get(), "the system did not restart");
    } catch (IOException e) {
      return undone(trigger.get(), "the system cannot be restarted: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<String> undone(Map<String, String> trigger, String reason) {
    try {
      machine.remove(trigger);
      directory.drop(Continuation.TRIGGER);
      return Optional.of(reason);
    } catch (IOException e) {
      return Optional.of(
          reason + ", and what was to follow it cannot be removed: " + e.getMessage());
    }
  }
}
