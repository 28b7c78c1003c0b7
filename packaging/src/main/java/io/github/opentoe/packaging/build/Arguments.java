package io.github.opentoe.packaging.build;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Arguments of the form {@code name=value}.
 *
 * @param values by their names
 */
public record Arguments(Map<String, String> values) {

  public Arguments {
    values = Map.copyOf(values);
  }

  /** Reads them. */
  public static Arguments of(String... words) {
    return new Arguments(
        Arrays.stream(words)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }

  /** A value, which must be there. */
  public String value(String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("needs " + name + "=…"));
  }

  /** A value that is a path. */
  public Path path(String name) {
    return Path.of(value(name));
  }
}
