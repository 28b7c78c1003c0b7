package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether a user can give a name of his own to a file that is not his (OWD-3).
 *
 * @param setting Linux's switch; other systems have neither the switch nor the protection
 */
record HardLinkProtection(Path setting) {

  private static final int WRITABLE_BY_OTHERS = 022;

  /** That of the machine that this process runs on. */
  static HardLinkProtection ofThisMachine() {
    return new HardLinkProtection(Path.of("/proc/sys/fs/protected_hardlinks"));
  }

  /** Whether users other than root could have put such a name into this folder. */
  boolean isMissedIn(Path folder) throws IOException {
    if (isOn()) {
      return false;
    }
    Map<String, Object> attributes =
        Files.readAttributes(folder, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
    boolean isOfRoot = attributes.get("uid") instanceof Integer owner && owner == 0;
    return !isOfRoot
        || (attributes.get("mode") instanceof Integer mode && (mode & WRITABLE_BY_OTHERS) != 0);
  }

  private boolean isOn() {
    try {
      return Files.readString(setting).strip().equals("1");
    } catch (IOException unknown) {
      return false;
    }
  }
}
