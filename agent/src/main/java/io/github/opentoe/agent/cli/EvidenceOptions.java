package io.github.opentoe.agent.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run leaves behind on this machine. */
final class EvidenceOptions implements SettingOptions, PlainOptions {

  @Option(
      names = {"-i", "--execution-id"},
      paramLabel = "<id>",
      description = {
        "Id of the run; ends the name of its log folder. A slash makes a sub-folder.",
        "Default: a random UUID."
      })
  Optional<String> executionId = Optional.empty();

  @Option(
      names = {"-l", "--log-directory"},
      paramLabel = "<path>",
      description = {
        "Where the log folder TOE_<time>_<id> is made, with parents.",
        "Default: the working directory."
      })
  Optional<String> logDirectory = Optional.empty();

  @Option(
      names = {"-t", "--trace"},
      description = {"Show the lines of application.log on standard error while they are written."})
  Optional<Boolean> trace = Optional.empty();

  @Override
  public void collect(Map<Setting, String> settings) {
    executionId.ifPresent(text -> settings.put(Setting.EXECUTION_ID, text));
    logDirectory.ifPresent(text -> settings.put(Setting.LOG_DIRECTORY, text));
    trace.ifPresent(flag -> settings.put(Setting.TRACE, flag.toString()));
  }

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case "-i", "--execution-id" -> executionId = Optional.of(value);
      case "-l", "--log-directory" -> logDirectory = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean takeFlag(String name) {
    switch (name) {
      case "-t", "--trace" -> trace = Optional.of(true);
      default -> {
        return false;
      }
    }
    return true;
  }
}
