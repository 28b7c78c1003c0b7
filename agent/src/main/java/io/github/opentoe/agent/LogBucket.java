package io.github.opentoe.agent;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bucket that gets a copy of the log folder (EX-55).
 *
 * @param name of the bucket
 * @param owner the account that must own it: 12 digits
 * @param keyPrefix what the keys begin with; slashes at its ends and doubled ones do not count
 */
public record LogBucket(String name, Optional<String> owner, String keyPrefix) {

  /** A bucket whose keys begin with the name of the log folder. */
  public static LogBucket of(String name) {
    return new LogBucket(name, Optional.empty(), "");
  }

  /** The key of a folder, with a slash behind it. */
  String key(String folder) {
    return Arrays.stream((keyPrefix + "/" + folder).split("/", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part + "/")
        .collect(Collectors.joining());
  }
}
