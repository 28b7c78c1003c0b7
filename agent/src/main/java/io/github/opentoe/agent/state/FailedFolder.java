package io.github.opentoe.agent.state;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where the files of a run go that ended without success, so that a person can have it go on. There
 * is room for one: the next run that ends takes it.
 */
final class FailedFolder {

  private static final String NAME = "failed";

  private final Path directory;
  private final Path folder;

  /**
   * @param directory the state directory, locked
   */
  FailedFolder(Path directory) {
    this.directory = directory;
    this.folder = directory.resolve(NAME);
  }

  /** Moves the files of a run here, in place of those of an earlier one. */
  void take() throws IOException {
    Path execution = directory.resolve(StateFiles.EXECUTION);
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      StateFile.createFolder(folder);
    } else if (!isFolder()) {
      throw new IOException(NAME + " is no folder");
    }
    if (Files.exists(execution, LinkOption.NOFOLLOW_LINKS)) {
      // From the first move on the run has ended. Where the second one is missing, find completes
      // it.
      StateFile.delete(folder.resolve(StateFiles.STEPS));
      StateFile.move(execution, folder);
      StateFile.forceFolder(folder.resolve(StateFiles.EXECUTION));
      StateFile.forceFolder(execution);
      moveSteps();
    }
  }

  /** What a failed run left here. */
  Found find() throws IOException {
    if (!isFolder()) {
      return new Found.Nothing();
    }
    Path execution = folder.resolve(StateFiles.EXECUTION);
    Path left = directory.resolve(StateFiles.STEPS);
    boolean isHalf =
        !Files.exists(folder.resolve(StateFiles.STEPS), LinkOption.NOFOLLOW_LINKS)
            && !Files.exists(directory.resolve(StateFiles.EXECUTION), LinkOption.NOFOLLOW_LINKS)
            && Files.exists(left, LinkOption.NOFOLLOW_LINKS)
            && new StateReader(execution, left).read() instanceof Found.Saved;
    if (isHalf) {
      moveSteps();
    }
    return new StateReader(execution, folder.resolve(StateFiles.STEPS)).read();
  }

  /** Whether what is here is of this run, as far as the smaller file tells. */
  boolean holds(String executionId) {
    return isFolder()
        && new StateReader(folder)
            .head()
            .filter(head -> head.executionId().equals(executionId))
            .isPresent();
  }

  /** Removes what is here. */
  void drop() throws IOException {
    if (!isFolder()) {
      return;
    }
    StateFile.delete(folder.resolve(StateFiles.EXECUTION));
    StateFile.delete(folder.resolve(StateFiles.STEPS));
    try {
      StateFile.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Whatever else lies there is not ours.
    }
  }

  private void moveSteps() throws IOException {
    Path steps = directory.resolve(StateFiles.STEPS);
    StateFile.move(steps, folder);
    StateFile.forceFolder(folder.resolve(StateFiles.STEPS));
    StateFile.forceFolder(steps);
  }

  private boolean isFolder() {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }
}
