package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The rules for the text of paths (AM-26 … AM-38).
 *
 * @param check takes what is wrong
 * @param action the action's name, for messages
 * @param key the input's key, for messages
 */
record PathSyntax(InputCheck check, String action, String key) {

  /** What a {@code *} in a path means. */
  enum Stars {
    LITERAL,
    IN_LAST_SEGMENT
  }

  private static final Pattern PERCENT_VARIABLE = Pattern.compile("%[A-Za-z_][A-Za-z0-9_]*%");

  /** The text itself, if any platform could see a path in it (AM-14, AM-30). */
  static String requireValid(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("'{key}' of {action} is not a valid path");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "'{key}' of {action} is not a valid path;"
              + " use single quotes or no quotes for Windows paths");
    }
    return text;
  }

  /** The path below the working directory, without any folding of {@code ..} (AM-26, AM-29). */
  static Path resolve(String text, ActionContext context) throws IOException {
    try {
      return context.workingDirectory().resolve(text);
    } catch (InvalidPathException unusable) {
      throw new FileFailure("is not a valid path: " + text);
    }
  }

  /** Whether the character separates segments (AM-31). */
  static boolean isSeparator(char character, Platform platform) {
    return character == '/' || (character == '\\' && platform == Platform.WINDOWS);
  }

  /** The position of the last separator, or -1. */
  static int lastSeparator(String text, Platform platform) {
    int position = text.length() - 1;
    while (position >= 0 && !isSeparator(text.charAt(position), platform)) {
      position--;
    }
    return position;
  }

  /** The text without separators at its end; empty for a root of nothing else. */
  static String withoutTrailingSeparators(String text, Platform platform) {
    int end = text.length();
    while (end > 0 && isSeparator(text.charAt(end - 1), platform)) {
      end--;
    }
    return text.substring(0, end);
  }

  void file(String text, Stars stars) {
    common(text, stars);
    if (lastSeparator(text, check.platform()) == text.length() - 1) {
      check.error(key, subject() + " names a folder: " + text);
    }
    if (stars == Stars.IN_LAST_SEGMENT) {
      starsAreLast(text);
    }
  }

  void folderPattern(String text) {
    common(text, Stars.IN_LAST_SEGMENT);
    starsAreLast(withoutTrailingSeparators(text, check.platform()));
  }

  private void starsAreLast(String text) {
    if (text.indexOf('*') >= 0 && text.indexOf('*') < lastSeparator(text, check.platform())) {
      check.error(key, subject() + ": wildcard is allowed only after the last separator");
    }
  }

  void folder(String text) {
    common(text, Stars.LITERAL);
  }

  private void common(String text, Stars stars) {
    if (text.startsWith("~")) {
      check.warning(key, subject() + " starts with '~', which is not expanded");
    }
    if (PERCENT_VARIABLE.matcher(text).find()) {
      check.warning(key, subject() + " holds a %NAME%, which is not expanded");
    }
    if (stars == Stars.LITERAL && text.indexOf('*') >= 0) {
      check.warning(key, subject() + " holds a '*', which is an ordinary character here");
    }
    if (check.platform() == Platform.WINDOWS) {
      WindowsPath.problem(text)
          .ifPresent(why -> check.error(key, subject() + " is not a valid path: " + why));
    } else if (text.indexOf('\\') >= 0 && text.indexOf('/') < 0) {
      check.warning(
          key, subject() + " holds a '\\', which is no separator on " + check.platform().word());
    }
  }

  private String subject() {
    return "'" + key + "' of " + action;
  }
}
