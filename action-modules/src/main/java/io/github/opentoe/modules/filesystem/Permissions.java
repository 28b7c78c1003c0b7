package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file mode, exactly as the author wants it, whatever the umask (AM-57).
 *
 * @param mode from 0 to 07777
 */
public record Permissions(int mode) {

  private static final Pattern OCTAL = Pattern.compile("(?:0o)?([0-7]{3,5})");
  private static final int ALL_BITS = 07777;
  private static final int SPECIAL_BITS = 07000;
  private static final int SETUID_OR_SETGID = 06000;
  private static final int EXECUTE_BITS = 0111;
  private static final int OWNER_READ = 0400;

  /** Reads octal digits (AM-56). */
  public static Permissions parse(String text) {
    var digits = OCTAL.matcher(text);
    int mode = digits.matches() ? Integer.parseInt(digits.group(1), 8) : -1;
    if (mode < 0 || mode > ALL_BITS) {
      throw new IllegalArgumentException(
          "permissions '" + text + "' is not a 3 or 4 digit octal number");
    }
    return new Permissions(mode);
  }

  /** Sets the mode of what stands at the path; never through a link. */
  void applyTo(Path path) throws IOException {
    if (hasSpecialBits()) {
      Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
      return;
    }
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      throw new FileSystemException(path.toString(), "", "no permissions on this file system");
    }
    view.setPermissions(ordinaryBits());
  }

  /**
   * Sets the mode of something that must not be opened for that, or cannot be; to be called only
   * for what is no link.
   */
  void applyUnopened(Path path) throws IOException {
    if (hasSpecialBits()) {
      Files.setAttribute(path, "unix:mode", mode);
    } else {
      Files.setPosixFilePermissions(path, ordinaryBits());
    }
  }

  /** Whether setuid, setgid or sticky is among it. */
  boolean hasSpecialBits() {
    return (mode & SPECIAL_BITS) != 0;
  }

  /** Whether setuid or setgid is among it. */
  boolean isSetuidOrSetgid() {
    return (mode & SETUID_OR_SETGID) != 0;
  }

  /** Whether anybody may enter a folder with it. */
  boolean allowsEntering() {
    return (mode & EXECUTE_BITS) != 0;
  }

  /** The octal digits, four with special bits and three without. */
  String digits() {
    return String.format(Locale.ROOT, "%03o", mode);
  }

  /** The bits that every view of a file's attributes knows. */
  Set<PosixFilePermission> ordinaryBits() {
    StringBuilder letters = new StringBuilder("rwxrwxrwx");
    for (int index = 0; index < letters.length(); index++) {
      if ((mode & (OWNER_READ >> index)) == 0) {
        letters.setCharAt(index, '-');
      }
    }
    return PosixFilePermissions.fromString(letters.toString());
  }
}
