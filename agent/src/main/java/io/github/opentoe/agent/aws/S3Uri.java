package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.ObjectAddress;
import java.util.Optional;

/** Addresses of objects as people write them: {@code s3://bucket/key}. */
final class S3Uri {

  private static final String SCHEME = "s3://";

  private S3Uri() {}

  /** Whether a text is meant as one. */
  static boolean isOne(String text) {
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** The object; empty where the text names none. */
  static Optional<ObjectAddress> object(String text, Optional<String> owner) {
    String place = text.substring(SCHEME.length());
    int slash = place.indexOf('/');
    if (slash <= 0 || place.endsWith("/")) {
      return Optional.empty();
    }
    return Optional.of(
        new ObjectAddress(place.substring(0, slash), place.substring(slash + 1), owner));
  }

  /** What is wrong with a text that names no object. */
  static String flaw(String text) {
    return "'" + text + "' names no object in S3: its form is s3://<bucket>/<key>.";
  }
}
