package io.github.opentoe.agent.process;

import io.github.opentoe.agent.guard.FolderTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Makes private temporary folders, and removes those that crashed runs left (AM-72, AM-75). */
final class PrivateFolders {

  private static final String PREFIX = "AWSTOE";
  private static final String SPARE = "spare";
  private static final int ATTEMPTS = 100;
  private static final int LONGEST_MARKER = 1024;

  private final Owner owner = Owner.current();
  private final AtomicLong next = new AtomicLong(System.nanoTime() ^ (owner.pid() << 40));
  private final Map<Path, PrivateFolder> homes = new HashMap<>();

  /** The folder for what lives as long as this object. */
  synchronized PrivateFolder home(Path temp) throws IOException {
    trust(temp);
    PrivateFolder home = homes.get(temp);
    if (home == null || !OwnerOnly.isPrivate(home.path())) {
      home = make(temp);
      homes.put(temp, home);
    }
    return home;
  }

  /** A new folder that only this user can enter. */
  synchronized PrivateFolder create(Path temp) throws IOException {
    trust(temp);
    PrivateFolder home = homes.get(temp);
    if (home == null || !OwnerOnly.isPrivate(home.path())) {
      return make(temp);
    }
    // Many file systems take far longer to make and remove a folder than to rename one.
    Path folder = temp.resolve(PREFIX + digits());
    boolean isReused = move(home.path().resolve(SPARE), folder) && OwnerOnly.isPrivate(folder);
    return isReused ? new PrivateFolder(folder) : make(temp);
  }

  /**
   * Takes a folder away from where it is, with everything inside. Where there is a spare one
   * already, its marker keeps it from being replaced.
   */
  synchronized void remove(PrivateFolder folder) throws IOException {
    PrivateFolder home = homes.get(folder.path().getParent());
    if (home == null
        || !OwnerOnly.isPrivate(home.path())
        || !folder.clear()
        || !move(folder.path(), home.path().resolve(SPARE))) {
      folder.remove();
    }
  }

  /** Digits that differ from call to call and from process to process. */
  String digits() {
    long mixed = next.incrementAndGet() * 0x9E3779B97F4A7C15L;
    return Long.toString((mixed ^ (mixed >>> 32)) & 0x3FFFFFFFL);
  }

  /** Removes the homes. */
  synchronized void close() throws IOException {
    for (PrivateFolder home : homes.values()) {
      if (OwnerOnly.isPrivate(home.path())) {
        home.remove();
      }
    }
    homes.clear();
  }

  /** Removes the folders of processes that are gone. */
  void removeLeftovers(Path temp) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temp, PREFIX + "*")) {
      if (FolderTrust.complaint(temp).isEmpty()) {
        folders.forEach(PrivateFolders::removeLeftover);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be listed now is found again by the next run.
      return;
    }
  }

  private static void removeLeftover(Path folder) {
    try {
      if (isLeftover(folder)) {
        new PrivateFolder(folder).remove();
      }
    } catch (IOException e) {
      // It stays for the next run; those behind it must not stay too.
      return;
    }
  }

  /** Scripts lie here and run with all rights of the agent. */
  private static void trust(Path temp) throws IOException {
    Optional<String> complaint = FolderTrust.complaint(temp);
    if (complaint.isPresent()) {
      throw new IOException(
          complaint.get() + ", and so the scripts in it; name a safe folder in TMPDIR");
    }
  }

  private PrivateFolder make(Path temp) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path folder = temp.resolve(PREFIX + digits());
      try {
        Files.createDirectory(folder, OwnerOnly.folder(folder));
        return mark(new PrivateFolder(folder));
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private PrivateFolder mark(PrivateFolder folder) throws IOException {
    try {
      folder.write(PrivateFolder.MARKER, owner.text().getBytes(StandardCharsets.US_ASCII));
      return folder;
    } catch (IOException e) {
      // A full disk takes the file, but not what belongs in it.
      folder.remove();
      throw e;
    }
  }

  private static boolean move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isLeftover(Path folder) throws IOException {
    Path marker = folder.resolve(PrivateFolder.MARKER);
    if (!OwnerOnly.isPrivate(folder)
        || !Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)
        || Files.size(marker) > LONGEST_MARKER) {
      return false;
    }
    String text = new String(Files.readAllBytes(marker), StandardCharsets.ISO_8859_1);
    Optional<Owner> named = Owner.parse(text);
    return named.isPresent() && named.get().isGone();
  }
}
