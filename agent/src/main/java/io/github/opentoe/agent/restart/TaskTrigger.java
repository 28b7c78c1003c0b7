package io.github.opentoe.agent.restart;

import java.io.IOException;
import java.util.List;

/** A task of the Windows Task Scheduler. */
record TaskTrigger(Machine machine) implements Trigger {

  private static final String SCHTASKS = "schtasks.exe";

  @Override
  public String kind() {
    return "taskScheduler";
  }

  @Override
  public boolean isThere() {
    return machine.programs().has(SCHTASKS);
  }

  @Override
  public void install(BootCommand command) throws IOException {
    ask(
        List.of(
            SCHTASKS,
            "/Create",
            "/F",
            "/TN",
            command.marker(),
            "/SC",
            "ONSTART",
            "/RU",
            "SYSTEM",
            "/RL",
            "HIGHEST",
            "/TR",
            command.forWindows()));
  }

  @Override
  public void remove(String marker) throws IOException {
    ask(List.of(SCHTASKS, "/Delete", "/F", "/TN", marker));
  }

  private void ask(List<String> command) throws IOException {
    HostPrograms.Answer answer = machine.programs().run(command);
    if (!answer.isGood()) {
      throw new IOException(SCHTASKS + " " + command.get(1) + ": " + answer.explained());
    }
  }
}
