package io.github.opentoe.agent.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A folder that this run has made. Whoever may write to the folder above can put another, or a
 * link, in its place: nothing is written there then.
 */
final class OwnFolder {

  private final Path path;
  private final Optional<Object> key;
  private final Optional<Object> owner;

  private OwnFolder(Path path, Optional<Object> key, Optional<Object> owner) {
    this.path = path;
    this.key = key;
    this.owner = owner;
  }

  /**
   * The folder as it is now.
   *
   * @param path the folder
   * @param file one that was just created in it, and so tells who this user is
   */
  static OwnFolder of(Path path, Path file) throws IOException {
    OwnFolder folder = new OwnFolder(path, key(path), PrivateFiles.ownerOf(file));
    folder.confirm();
    return folder;
  }

  Path path() {
    return path;
  }

  /** Gives a file in it new content, whole or not at all. */
  void replace(String name, PrivateFiles.Content content) throws IOException {
    confirm();
    PrivateFiles.replace(path.resolve(name), content);
  }

  /** Hands a file in it to the disk. */
  void force(String name) throws IOException {
    confirm();
    PrivateFiles.force(path.resolve(name));
  }

  /** Fails where another folder or a link has taken its place. */
  void confirm() throws IOException {
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isDirectory()
        || !key(path).equals(key)
        || !PrivateFiles.ownerOf(path).equals(owner)) {
      throw new IOException("another folder has taken the place of " + path);
    }
  }

  private static Optional<Object> key(Path path) throws IOException {
    return Optional.ofNullable(
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }
}
