package io.github.opentoe.modules.software;

import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.modules.filesystem.FilePath;
import io.github.opentoe.modules.transfer.S3Source;
import io.github.opentoe.modules.transfer.WebUrl;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an installer package is: a local path, an {@code s3://} URI or a web address (MSI-1).
 *
 * @param text as written
 */
public record MsiPath(String text) {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

  /** Reads one of the three. */
  public static MsiPath parse(String text) {
    if (S3Source.isMeant(text)) {
      requireObject(text);
    } else if (WEB.matcher(text).matches()) {
      if (WebUrl.parse(text).fileName().isEmpty()) {
        throw new IllegalArgumentException("cannot derive a file name from the URL of '{key}'");
      }
    } else if (SCHEME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'{key}' of {action} must be a path, an s3:// URI or an http or https URL");
    } else {
      FilePath.parse(text);
    }
    return new MsiPath(text);
  }

  private static void requireObject(String text) {
    if (text.indexOf('*') >= 0) {
      throw new IllegalArgumentException("'{key}' of {action} must name one object");
    }
    S3Source.parse(text);
  }

  /** Where it lies in S3, if it does. */
  Optional<ObjectAddress> object() {
    return S3Source.isMeant(text) ? Optional.of(S3Source.parse(text).address()) : Optional.empty();
  }

  /** Whether it is a web address. */
  boolean isOnTheWeb() {
    return WEB.matcher(text).matches();
  }

  /** What is wrong with it, or may surprise its author. */
  void check(InputCheck check, String action) {
    if (S3Source.isMeant(text)) {
      S3Source.parse(text).check(check, action, "path");
    } else if (!SCHEME.matcher(text).matches()) {
      new FilePath(text).check(check, action, "path");
    }
  }
}
