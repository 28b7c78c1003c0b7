package io.github.opentoe.modules.filesystem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Windows refuses in a path, or would take for something other than a file (AM-32). */
public final class WindowsPath {

  private static final Pattern DRIVE_RELATIVE = Pattern.compile("[A-Za-z]:(?![/\\\\]).*");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*");
  private static final Pattern DEVICE_SPACE = Pattern.compile("[/\\\\]{2}\\.([/\\\\].*)?");
  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|COM[1-9¹²³]|LPT[1-9¹²³]) *([.:].*)?");
  private static final String LONG_PREFIX = "\\\\?\\";

  private WindowsPath() {}

  /** Why it is not acceptable; empty if it is. */
  public static Optional<String> problem(String path) {
    if (DEVICE_SPACE.matcher(path).matches()) {
      return Optional.of("it names a device");
    }
    String text = path.startsWith(LONG_PREFIX) ? path.substring(LONG_PREFIX.length()) : path;
    if (DRIVE_RELATIVE.matcher(text).matches()) {
      return Optional.of("it is relative to the current folder of a drive");
    }
    String rest = DRIVE.matcher(text).matches() ? text.substring(2) : text;
    if (rest.indexOf(':') >= 0) {
      return Optional.of("it holds ':' after the drive");
    }
    if (rest.chars().anyMatch(character -> "<>\"|?".indexOf(character) >= 0)) {
      return Optional.of("it holds one of < > \" | ?");
    }
    return segments(rest).stream().flatMap(segment -> ofSegment(segment).stream()).findFirst();
  }

  private static List<String> segments(String text) {
    return Arrays.asList(SEPARATORS.split(text));
  }

  private static Optional<String> ofSegment(String segment) {
    if (segment.equals(".") || segment.equals("..")) {
      return Optional.empty();
    }
    if (DEVICE.matcher(segment).matches()) {
      return Optional.of("it names a device");
    }
    return segment.endsWith(" ") || segment.endsWith(".")
        ? Optional.of("a segment ends in a blank or a dot")
        : Optional.empty();
  }
}
