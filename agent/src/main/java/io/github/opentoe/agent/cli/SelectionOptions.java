package io.github.opentoe.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What of the documents runs, and with which values. */
final class SelectionOptions implements SettingOptions, PlainOptions {

  @Option(
      names = {"-p", "--phases"},
      paramLabel = "<list>",
      description = {
        "Names of the phases to run, joined by commas. They run in the order of the document;"
            + " names it does not have match nothing.",
        "Default: all phases."
      })
  Optional<String> phases = Optional.empty();

  @Option(
      names = {"--parameters", "--parameter"},
      paramLabel = "<n=v,...>",
      description = {
        "Values for parameters of the documents. A comma belongs to the value unless name= follows;"
            + " quote a pair as CSV does where it does: '\"query=a,bee=c\",mode=x'. Given twice,"
            + " the later value of a name wins. Also accepted: --parameter."
      })
  List<String> parameters = new ArrayList<>();

  @Option(
      names = "--blocked-action-modules",
      paramLabel = "<list>",
      description = {
        "Actions, joined by commas, that must not be used: a document with one of them is refused."
      })
  Optional<String> blocked = Optional.empty();

  @Override
  public void collect(Map<Setting, String> settings) {
    phases.ifPresent(text -> settings.put(Setting.PHASES, text));
    blocked.ifPresent(text -> settings.put(Setting.BLOCKED_ACTION_MODULES, text));
  }

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case "-p", "--phases" -> phases = Optional.of(value);
      case "--parameters", "--parameter" -> parameters.add(value);
      case "--blocked-action-modules" -> blocked = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }
}
