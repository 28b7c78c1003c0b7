package io.github.opentoe.agent.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The configuration file. */
final class ConfigurationOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "<file>",
      description = {
        "JSON file, local or s3://, with documents, their parameters, and other settings by the key that stands with"
            + " their option. Options win over its keys; --documents and --parameters cannot be"
            + " given beside it."
      })
  Optional<String> file = Optional.empty();
}
