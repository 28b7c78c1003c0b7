package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Makes private temporary folders, and removes those that crashed runs left (AM-72, AM-75). */
final class PrivateFolders {

  private static final String PREFIX = "AWSTOE";
  private static final int ATTEMPTS = 100;
  private static final int LONGEST_MARKER = 1024;

  private final Owner owner = Owner.current();
  private final AtomicLong next = new AtomicLong(System.nanoTime() ^ (owner.pid() << 40));

  /** A new folder that only this user can enter. */
  PrivateFolder create(Path temp) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path folder = temp.resolve(PREFIX + digits());
      try {
        Files.createDirectory(folder, OwnerOnly.folder(folder));
      } catch (FileAlreadyExistsException e) {
        if (attempt < ATTEMPTS) {
          continue;
        }
        throw e;
      }
      return mark(new PrivateFolder(folder));
    }
  }

  /** Digits that differ from call to call and from process to process. */
  String digits() {
    long mixed = next.incrementAndGet() * 0x9E3779B97F4A7C15L;
    return Long.toString((mixed ^ (mixed >>> 32)) & 0x3FFFFFFFL);
  }

  /** Removes the folders of processes that are gone. */
  void removeLeftovers(Path temp) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temp, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isLeftover(folder)) {
          new PrivateFolder(folder).remove();
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be listed or removed now is found again by the next run.
      return;
    }
  }

  private PrivateFolder mark(PrivateFolder folder) throws IOException {
    try {
      folder.write(PrivateFolder.MARKER, owner.text().getBytes(StandardCharsets.US_ASCII));
      return folder;
    } catch (IOException e) {
      Files.deleteIfExists(folder.path());
      throw e;
    }
  }

  private static boolean isLeftover(Path folder) throws IOException {
    Path marker = folder.resolve(PrivateFolder.MARKER);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)
        || !OwnerOnly.isMine(folder)
        || Files.size(marker) > LONGEST_MARKER) {
      return false;
    }
    String text = new String(Files.readAllBytes(marker), StandardCharsets.ISO_8859_1);
    Optional<Owner> named = Owner.parse(text);
    return named.isPresent() && named.get().isGone();
  }
}
