package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/**
 * Sets a mode; links have none of their own and are skipped (PMD-3).
 *
 * @param permissions the mode
 */
record PermissionsChange(Permissions permissions) implements EntryChange {

  @Override
  public String failure() {
    return "cannot change permissions";
  }

  @Override
  public boolean applyTo(TreeEntry entry) throws IOException {
    switch (entry.kind()) {
      case LINK, MISSING -> {
        return false;
      }
      // To open a device may have effects, and to open a FIFO blocks.
      case OTHER -> permissions.applyUnopened(entry.place().path());
      case FILE, FOLDER -> applyHeld(entry);
    }
    return true;
  }

  private void applyHeld(TreeEntry entry) throws IOException {
    try {
      if (entry.canBeHeld() && !permissions.hasSpecialBits()) {
        entry.view().orElseThrow().setPermissions(permissions.ordinaryBits());
      } else {
        permissions.applyTo(entry.place().path());
      }
    } catch (AccessDeniedException unreadable) {
      // Who owns a file may change its mode without being able to read it.
      permissions.applyUnopened(entry.place().path());
    }
  }
}
