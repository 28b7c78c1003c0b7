package io.github.opentoe.agent.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How strictly documents are judged. */
final class CheckOptions implements SettingOptions, PlainOptions {

  @Option(
      names = "--unknown-references",
      paramLabel = "error|keep",
      description = {
        "What {{ name }} means where nothing of that name is declared: an error, or text that is"
            + " kept as it stands.",
        "Default: error."
      })
  Optional<String> unknownReferences = Optional.empty();

  @Option(
      names = "--lenient-inputs",
      description = {"Warn about unknown keys inside inputs instead of refusing them."})
  Optional<Boolean> lenientInputs = Optional.empty();

  @Override
  public void collect(Map<Setting, String> settings) {
    unknownReferences.ifPresent(text -> settings.put(Setting.UNKNOWN_REFERENCES, text));
    lenientInputs.ifPresent(flag -> settings.put(Setting.LENIENT_INPUTS, flag.toString()));
  }

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case "--unknown-references" -> unknownReferences = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean takeFlag(String name) {
    switch (name) {
      case "--lenient-inputs" -> lenientInputs = Optional.of(true);
      default -> {
        return false;
      }
    }
    return true;
  }
}
