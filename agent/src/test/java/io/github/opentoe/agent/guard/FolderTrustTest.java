package io.github.opentoe.agent.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class FolderTrustTest {

  private static final int SOMEBODY = 65534;

  private final Path temp;
  private Path folder;

  FolderTrustTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @BeforeEach
  void makeOwnFolder() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("folder"));
    mode(folder, 0755);
  }

  @Test
  void ownFolderIsTrusted() throws IOException {
    assertEquals(Optional.empty(), FolderTrust.complaint(folder));
    assertEquals(Optional.empty(), FolderTrust.complaintAboutOwn(folder));
    mode(folder, 0775);
    assertEquals(Optional.empty(), FolderTrust.complaint(folder));
    assertEquals(Optional.empty(), FolderTrust.complaintAboutOwn(folder));
  }

  @Test
  void folderThatAllCanWriteToIsNotTrusted() throws IOException {
    mode(folder, 0777);
    assertEquals(Optional.of("other users can change " + folder), FolderTrust.complaint(folder));
  }

  @Test
  void stickyFolderThatAllCanWriteToIsTrustedWithNewFoldersOnly() throws IOException {
    mode(folder, 01777);
    assertEquals(Optional.empty(), FolderTrust.complaint(folder));
    assertEquals(
        Optional.of("other users can change " + folder), FolderTrust.complaintAboutOwn(folder));
  }

  @Test
  void folderIsNoSaferThanTheOnesAbove() throws IOException {
    Path below = Files.createDirectories(folder.resolve("a/b"));
    mode(folder, 0777);
    assertEquals(Optional.of("other users can change " + folder), FolderTrust.complaint(below));
    assertEquals(
        Optional.of("other users can change " + folder), FolderTrust.complaintAboutOwn(below));
  }

  @Test
  void linkIsJudgedByWhereItLeads() throws IOException {
    Path open = Files.createDirectory(temp.resolve("open"));
    mode(open, 0777);
    Path link = Files.createSymbolicLink(folder.resolve("link"), open);
    assertEquals(
        Optional.of("other users can change " + open.toRealPath()), FolderTrust.complaint(link));
  }

  @Test
  void folderOfSomebodyElseIsNotTrusted() throws IOException {
    assumeTrue(isRoot(), "only root can give a folder away");
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.setAttribute(folder, "unix:uid", SOMEBODY);
    assertEquals(Optional.of(folder + " belongs to another user"), FolderTrust.complaint(folder));
    assertEquals(Optional.of(folder + " belongs to another user"), FolderTrust.complaint(below));
    assertEquals(
        Optional.of(folder + " belongs to another user"), FolderTrust.complaintAboutOwn(folder));
  }

  @Test
  void folderThatAForeignGroupCanWriteToIsNotTrusted() throws IOException {
    assumeTrue(isRoot(), "only root can give a folder to any group");
    Files.setAttribute(folder, "unix:gid", SOMEBODY);
    assertEquals(Optional.empty(), FolderTrust.complaint(folder));
    mode(folder, 0775);
    assertEquals(Optional.of("other users can change " + folder), FolderTrust.complaint(folder));
  }

  @Test
  void missingFolderIsSaid() {
    Path missing = folder.resolve("missing");
    assertThrows(NoSuchFileException.class, () -> FolderTrust.complaint(missing));
  }

  @Test
  void nothingIsHeldAgainstAFolderWhereTheSystemDoesNotTell() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path path = windows.getPath("C:\\work");
      assertEquals(Optional.empty(), FolderTrust.complaint(path));
      assertEquals(Optional.empty(), FolderTrust.complaintAboutOwn(path));
    }
  }

  private static void mode(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }
}
