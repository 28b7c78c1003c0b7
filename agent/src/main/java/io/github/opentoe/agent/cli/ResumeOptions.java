package io.github.opentoe.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What goes on, and with which values. */
final class ResumeOptions implements SettingOptions {

  @Option(
      names = {"-s", "--state-directory"},
      paramLabel = "<path>",
      description = {
        "Where the run kept its state: what it was given as --state-directory.",
        "Default: a folder of the system that outlives a restart."
      })
  Optional<String> stateDirectory = Optional.empty();

  @Option(
      names = {"--parameters", "--parameter"},
      paramLabel = "<n=v,...>",
      description = {
        "Other values for some parameters; the rest keeps those of the run. Steps before the one"
            + " that failed run again if they use a value that is another one now."
      })
  List<String> parameters = new ArrayList<>();

  @Option(
      names = {"-t", "--trace"},
      description = {"Show the lines of application.log on standard error while they are written."})
  Optional<Boolean> trace = Optional.empty();

  @Override
  public void collect(Map<Setting, String> settings) {
    stateDirectory.ifPresent(text -> settings.put(Setting.STATE_DIRECTORY, text));
    trace.ifPresent(flag -> settings.put(Setting.TRACE, flag.toString()));
  }
}
