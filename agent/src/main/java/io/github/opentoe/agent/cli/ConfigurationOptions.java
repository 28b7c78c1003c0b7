package io.github.opentoe.agent.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The configuration file. */
final class ConfigurationOptions implements PlainOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "<file>",
      description = {
        "JSON file, local or s3://, with documents, their parameters, and other settings by the key that stands with"
            + " their option. Options win over its keys; --documents and --parameters cannot be"
            + " given beside it."
      })
  Optional<String> file = Optional.empty();

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case "-c", "--config" -> file = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }
}
