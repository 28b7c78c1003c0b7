package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds destinations inside their own source, in which a copy would have no end (CPD-7). */
final class FolderPlacement {

  private static final Pattern SEPARATOR = Pattern.compile("/");
  private static final Pattern SEPARATORS_OF_WINDOWS = Pattern.compile("[/\\\\]");

  private FolderPlacement() {}

  /** Refuses what absolute paths show without looking at any folder. */
  static void check(FolderPattern source, EntryPath destination, InputCheck check) {
    Platform platform = check.platform();
    if (source.isPattern() || !isAbsolute(source.text(), platform)) {
      return;
    }
    List<String> from = segments(source.text(), platform);
    List<String> to = segments(destination.text(), platform);
    boolean into = destination.endsInSeparator(platform);
    boolean isBelow = to.size() >= from.size() && to.subList(0, from.size()).equals(from);
    boolean isParent = into && !from.isEmpty() && to.equals(from.subList(0, from.size() - 1));
    boolean isPlain = !from.contains("..") && !to.contains("..");
    if (isPlain && isAbsolute(destination.text(), platform) && (isBelow || isParent)) {
      check.error("destination", isInside(destination.text()));
    }
  }

  /**
   * Refuses a target at or below the source, wherever links lead.
   *
   * @param source the real path of a folder
   */
  static void requireOutside(Path source, NamedPath target) throws IOException {
    if (real(target.path()).startsWith(source)) {
      throw new FileFailure(isInside(target.written()));
    }
  }

  private static String isInside(String written) {
    return "destination is inside the source: " + written;
  }

  /** The real path of what exists of it, and the names of what is still to be created. */
  private static Path real(Path path) throws IOException {
    Path whole = path.toAbsolutePath();
    Path existing = whole;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing.toRealPath().resolve(existing.relativize(whole)).normalize();
  }

  private static boolean isAbsolute(String text, Platform platform) {
    return PathSyntax.isSeparator(text.charAt(0), platform)
        || (platform == Platform.WINDOWS && text.startsWith(":", 1));
  }

  private static List<String> segments(String text, Platform platform) {
    boolean isWindows = platform == Platform.WINDOWS;
    Pattern separator = isWindows ? SEPARATORS_OF_WINDOWS : SEPARATOR;
    return Arrays.stream(separator.split(isWindows ? text.toLowerCase(Locale.ROOT) : text))
        .filter(segment -> !segment.isEmpty() && !segment.equals("."))
        .toList();
  }
}
