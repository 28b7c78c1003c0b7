package io.github.opentoe.agent.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a run gets along with the machine: its state, its restarts, others at work. */
final class RestartOptions implements SettingOptions {

  @Option(
      names = {"-s", "--state-directory"},
      paramLabel = "<path>",
      description = {
        "Where the state of the run is kept while it goes on; one run at a time may use it. The"
            + " same command goes on with a run that was cut off.",
        "Default: a folder of the system that outlives a restart."
      })
  Optional<String> stateDirectory = Optional.empty();

  @Option(
      names = "--reboot-mode",
      paramLabel = "auto|exit|system",
      description = {
        "Who restarts the machine when a step asks for it: the caller, told by exit code 194 or"
            + " 3010 (exit), or this program, which then goes on by itself (system).",
        "Default: auto, which is exit under the SSM agent and system elsewhere."
      })
  Optional<String> rebootMode = Optional.empty();

  @Option(
      names = "--resume",
      description = {
        "Go on with the run that is saved in the state directory. Only --state-directory, --trace"
            + " and --step may stand beside it."
      })
  boolean resume;

  @Option(
      names = "--wait-ready",
      paramLabel = "<seconds>",
      description = {
        "How long to wait before the first step while a package manager or cloud-init is at work on"
            + " this machine. Without it the run only warns of them."
      })
  Optional<String> waitReady = Optional.empty();

  @Override
  public void collect(Map<Setting, String> settings) {
    stateDirectory.ifPresent(text -> settings.put(Setting.STATE_DIRECTORY, text));
    waitReady.ifPresent(text -> settings.put(Setting.WAIT_READY, text));
    rebootMode.ifPresent(text -> settings.put(Setting.REBOOT_MODE, text));
  }
}
