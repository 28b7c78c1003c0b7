package io.github.opentoe.agent.chaining;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** Paths of instance metadata below {@code meta-data/} (document-language §2.4). */
public final class MetadataPath {

  private static final int MOST_ESCAPED = 4;

  private MetadataPath() {}

  /** Why a path may not be asked for, however it is disguised; empty where it may. */
  public static Optional<String> problem(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : decoded(path).replace('\\', '/').split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.isEmpty()) {
          return Optional.of("'" + path + "' leads out of the instance metadata");
        }
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment.toLowerCase(Locale.ROOT));
      }
    }
    String first = segments.isEmpty() ? "" : segments.getFirst();
    boolean isListing = segments.size() == 1 && !path.endsWith("/");
    return (first.equals("iam") || first.equals("identity-credentials")) && !isListing
        ? Optional.of("instance metadata below '" + path + "' holds credentials")
        : Optional.empty();
  }

  /** Without escapes, also where these are escaped in turn, and without parameters and query. */
  private static String decoded(String path) {
    String text = path;
    for (int round = 0; round < MOST_ESCAPED && text.indexOf('%') >= 0; round++) {
      try {
        text = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException badEscape) {
        break;
      }
    }
    return text.replaceAll("[;?#][^/]*", "");
  }
}
