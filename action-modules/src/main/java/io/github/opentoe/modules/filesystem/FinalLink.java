package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Follows links that a path ends in, but none that someone planted in a shared folder (AM-34). */
public final class FinalLink {

  private static final int MOST_HOPS = 40;
  private static final int STICKY_AND_WRITABLE_BY_ALL = 01002;

  private FinalLink() {}

  /**
   * Where the path leads in the end; that may be missing, but is no link at this moment, so that it
   * can be opened without following any.
   */
  public static Path follow(Path path, String written) throws IOException {
    Path current = path;
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      if (!Files.isSymbolicLink(current)) {
        return current;
      }
      if (isPlanted(current)) {
        throw new FileFailure("is a link that someone else put into a shared folder: " + written);
      }
      Path target = Files.readSymbolicLink(current);
      Path folder = current.getParent();
      current = folder == null ? target : folder.resolve(target);
    }
    throw new FileFailure("too many levels of symbolic links: " + written);
  }

  private static boolean isPlanted(Path link) throws IOException {
    Path folder = link.getParent();
    if (folder == null || !isShared(folder)) {
      return false;
    }
    UserPrincipal owner = Files.getOwner(link, LinkOption.NOFOLLOW_LINKS);
    return !owner.equals(Files.getOwner(folder)) && !isAgent(owner, link);
  }

  private static boolean isShared(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return false;
    }
    int mode = (Integer) Files.getAttribute(folder, "unix:mode");
    return (mode & STICKY_AND_WRITABLE_BY_ALL) == STICKY_AND_WRITABLE_BY_ALL;
  }

  private static boolean isAgent(UserPrincipal owner, Path any) throws IOException {
    try {
      return owner.equals(
          any.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(System.getProperty("user.name", "")));
    } catch (UserPrincipalNotFoundException unknown) {
      return false;
    }
  }
}
