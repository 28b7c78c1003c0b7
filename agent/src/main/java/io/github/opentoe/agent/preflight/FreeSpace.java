package io.github.opentoe.agent.preflight;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there is room for scripts, logs and state.
 *
 * @param folders those that may not exist yet count for the nearest one above
 */
record FreeSpace(List<Path> folders) implements Look {

  static final long ENOUGH = 64L * 1024 * 1024;

  @Override
  public List<Finding> now() {
    List<Finding> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Path folder : folders) {
      existing(folder).ifPresent(there -> look(there, seen, found));
    }
    return found;
  }

  private static void look(Path folder, Set<String> seen, List<Finding> found) {
    try {
      // The file store is looked up in the table of mounts, and is seldom needed.
      boolean isReal = folder.getFileSystem() == FileSystems.getDefault();
      if (isReal && folder.toFile().getUsableSpace() >= ENOUGH) {
        return;
      }
      FileStore store = Files.getFileStore(folder);
      long free = store.getUsableSpace();
      // Some network and virtual file systems say 0 of 0.
      if (free < ENOUGH && store.getTotalSpace() > 0 && seen.add(store.toString())) {
        found.add(
            Finding.lasting(
                "only "
                    + free / (1024 * 1024)
                    + " MiB are free in "
                    + folder
                    + "; make room, or steps and logs may be cut short"));
      }
    } catch (IOException unknown) {
      // Who cannot be asked gives no warning.
    }
  }

  private static Optional<Path> existing(Path folder) {
    Path at = folder.toAbsolutePath();
    while (at != null && !Files.isDirectory(at)) {
      at = at.getParent();
    }
    return Optional.ofNullable(at);
  }
}
