package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Sets owner and group; those of a link itself, never of what it leads to (OWD-1).
 *
 * @param ownership looked up already
 * @param hardLinks says where several names of a file are news
 * @param context the step's surroundings
 */
record OwnerChange(Ownership ownership, HardLinkProtection hardLinks, ActionContext context)
    implements EntryChange {

  private static final int SETUID_OR_SETGID = 06000;

  @Override
  public String failure() {
    return "cannot change owner";
  }

  @Override
  public boolean applyTo(TreeEntry entry) throws IOException {
    if (entry.kind() == FileKind.FILE) {
      warn(entry.place());
    }
    Path path = entry.place().path();
    if (!entry.canBeHeld()) {
      ownership.applyTo(path);
      return true;
    }
    try {
      ownership.applyTo(path, entry.view().orElseThrow());
    } catch (AccessDeniedException unreadable) {
      ownership.applyTo(path);
    }
    return true;
  }

  private void warn(NamedPath file) throws IOException {
    if (!file.path().getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    Map<String, Object> attributes =
        Files.readAttributes(file.path(), "unix:mode,nlink", LinkOption.NOFOLLOW_LINKS);
    if (attributes.get("mode") instanceof Integer mode && (mode & SETUID_OR_SETGID) != 0) {
      context.log().warning("loses its setuid and setgid bits: " + file.written());
    }
    if (attributes.get("nlink") instanceof Integer names
        && names > 1
        && hardLinks.isMissedIn(file.path().resolveSibling(""))) {
      context.log().warning("has other names, perhaps elsewhere: " + file.written());
    }
  }
}
