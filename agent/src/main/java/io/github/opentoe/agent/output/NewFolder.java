package io.github.opentoe.agent.output;

import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Creates the folder {@code TOE_<date>_<time>_UTC-0_<id>} (EX-44, EX-47). */
final class NewFolder {

  private NewFolder() {}

  /** Creates it, with parents, and returns its absolute path. */
  static Path create(Path parent, String executionId, Instant start) {
    Path absolute = parent.toAbsolutePath();
    String name = "TOE_" + Timestamp.forFolder(start) + "_UTC-0_" + executionId;
    try {
      return createBelow(existing(absolute), ExecutionIds.segments(name));
    } catch (InvalidPathException e) {
      throw refused(absolute, "the execution id " + executionId + " is not a file name here", e);
    } catch (IOException e) {
      throw refused(absolute.resolve(name), OsReason.of(e), e);
    }
  }

  /** The part of a folder's path that its run gave it: one name, or several where the id has. */
  static String name(Path folder, String executionId) {
    int names = 0;
    for (String segment : ExecutionIds.segments("TOE_" + executionId)) {
      names += segment.isEmpty() ? 0 : 1;
    }
    int count = folder.getNameCount();
    StringJoiner name = new StringJoiner("/");
    folder.subpath(Math.max(0, count - names), count).forEach(part -> name.add(part.toString()));
    return name.toString();
  }

  /** What to throw where the folder cannot be used. */
  static AgentException refused(Path folder, String reason, Exception cause) {
    return new AgentException(
        "The log folder " + folder + " cannot be created: " + reason + ".", cause);
  }

  private static Path createBelow(Path parent, String[] segments) throws IOException {
    List<Path> reused = new ArrayList<>();
    Path folder = parent;
    for (String segment : segments) {
      if (!segment.isEmpty()) {
        folder = folder.resolve(segment);
        boolean isNew = createUnlessThere(folder);
        if (!isNew) {
          reused.add(folder);
        }
      }
    }
    if (reused.contains(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    for (Path shared : reused) {
      PrivateFiles.reuseFolder(shared, folder);
    }
    return folder;
  }

  private static boolean createUnlessThere(Path folder) throws IOException {
    try {
      PrivateFiles.createFolder(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** The folder, created where it is missing, without dots where no link gives them a meaning. */
  private static Path existing(Path folder) throws IOException {
    Path plain = folder.normalize();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    // Java leaves out "a/.." where "a" is missing, and then only the plain path leads there.
    boolean isPlain =
        !Files.isDirectory(folder) || (Files.isDirectory(plain) && Files.isSameFile(plain, folder));
    return isPlain ? plain : folder;
  }
}
