package io.github.opentoe.agent.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns a file and what others may do with it, as Unix tells it in one call.
 *
 * @param mode kind and permissions
 * @param user number of the owner
 * @param group number of the owning group
 */
public record Rights(int mode, int user, int group) {

  private static final Path SELF = Path.of("/proc/self");
  private static final Optional<Rights> OF_THIS_PROCESS = ofSelf();
  private static final int KIND = 0170000;
  private static final int FOLDER = 0040000;
  private static final int GROUP_AND_OTHERS = 077;
  private static final int NOBODY = -1;

  /** Those of a file. */
  public static Rights of(Path path, LinkOption... options) throws IOException {
    Map<String, Object> read = Files.readAttributes(path, "unix:mode,uid,gid", options);
    return new Rights(number(read, "mode"), number(read, "uid"), number(read, "gid"));
  }

  /** User and group of this process; empty where the system does not tell. */
  public static Optional<Rights> ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** Whether this can be asked of a path. */
  public static boolean areKnown(Path path) {
    return OF_THIS_PROCESS.isPresent()
        && path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** Whether it is a folder that nobody but this user and root can enter. */
  public boolean isPrivateFolder() {
    return (mode & KIND) == FOLDER && (mode & GROUP_AND_OTHERS) == 0 && isOfThisUser();
  }

  /** Whether the user of this process owns it. */
  public boolean isOfThisUser() {
    return OF_THIS_PROCESS.isPresent() && OF_THIS_PROCESS.get().user == user;
  }

  private static Optional<Rights> ofSelf() {
    try {
      return SELF.getFileSystem().supportedFileAttributeViews().contains("unix")
              && Files.isDirectory(SELF)
          ? Optional.of(of(SELF))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int number(Map<String, Object> read, String name) {
    return read.get(name) instanceof Integer number ? number : NOBODY;
  }
}
