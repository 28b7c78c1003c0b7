package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveFileTest {

  private final Disk disk = Disk.inMemory();

  private static MoveFile.Inputs inputs(String source, String destination, boolean overwrite) {
    return new MoveFile.Inputs(FilePattern.parse(source), EntryPath.parse(destination), overwrite);
  }

  private static ActionResult move(String source, String destination, Disk on)
      throws InterruptedException {
    return new MoveFile().run(inputs(source, destination, true), on.context);
  }

  private static ActionResult moveNew(String source, String destination, Disk on)
      throws InterruptedException {
    return new MoveFile().run(inputs(source, destination, false), on.context);
  }

  private ActionResult move(String source, String destination) throws InterruptedException {
    return move(source, destination, disk);
  }

  private Disk sample() {
    return disk.file("/s/a", "one").file("/s/.b", "two").file("/s/d/c", "three");
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(FolderListing::nameOf).sorted().toList();
    }
  }

  @Test
  void MVF1_renamesOrMovesIntoAndCreatesParents() throws Exception {
    sample();
    assertSucceeded(move("/s/a", "/t/"));
    assertFalse(disk.has("/s/a"));
    assertSucceeded(move("/t/a", "/deep/er/b"));
    assertEquals("one", disk.read("/deep/er/b"));
    assertFalse(disk.has("/t/a"));
  }

  @Test
  void MVF1_patternMovesFilesAndLeavesFolders() throws Exception {
    sample();
    assertSucceeded(move("/s/*", "/t/"));
    assertEquals(List.of(".b", "a"), names(disk.at("/t")));
    assertEquals(List.of("d"), names(disk.at("/s")));
  }

  @Test
  void MVF1_severalMatchesNeedAFolder() throws Exception {
    sample();
    assertFailed(
        "destination must end with a separator when several sources match: /t", move("/s/*", "/t"));
    assertTrue(disk.has("/s/a"));
    assertFailed("parent is not a folder: /s/a/x", move("/s/.b", "/s/a/x"));
  }

  @Test
  void MVF2_missingSource() throws Exception {
    sample();
    assertSucceeded(move("/s/a", "/t/"));
    assertFailed("source does not exist: /s/a", move("/s/a", "/t/"));
    assertFailed("source matches nothing: /s/z*", move("/s/z*", "/t/"));
  }

  @Test
  void MVF3_overwriteFalseChecksAllMatchesFirst() throws Exception {
    sample().file("/t/a", "old");
    assertFailed(
        "File already exists and \"overwrite\" is false: /t/a", moveNew("/s/*", "/t/", disk));
    assertTrue(disk.has("/s/.b"));
    assertFalse(disk.has("/t/.b"));
    assertEquals("old", disk.read("/t/a"));
    assertSucceeded(moveNew("/s/a", "/t/new", disk));
    assertFalse(disk.has("/s/a"));
  }

  @Test
  void MVF3_targetThatAppearsMeanwhileIsKept() throws Exception {
    for (String source : List.of("/s/a", "/s/link")) {
      Disk fresh = Disk.inMemory().file("/s/a", "one").link("/s/link", "a");
      AtomicInteger checks = new AtomicInteger();
      fresh.context.meanwhile =
          () -> {
            if (checks.incrementAndGet() == 2) {
              fresh.file("/t", "theirs");
            }
          };
      assertFailed(
          "File already exists and \"overwrite\" is false: /t", moveNew(source, "/t", fresh));
      assertEquals("theirs", fresh.read("/t"));
      assertTrue(fresh.has(source));
    }
  }

  @Test
  void MVF3_linksAndFifosAreRenamedWithoutReplacing(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).link("link", "nowhere");
    real.command("mkfifo", "fifo");
    assertSucceeded(moveNew("link", "t/", real));
    assertSucceeded(moveNew("fifo", "t/", real));
    assertEquals("nowhere", Files.readSymbolicLink(real.at("t/link")).toString());
    assertEquals(List.of("fifo", "link"), names(real.at("t")));
    assertEquals(List.of("t"), names(folder));
  }

  @Test
  void MVF4_targetIsReplacedByTheSourceItself(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("a", "new").file("b", "old").file("kept", "kept");
    real.link("link", "kept").file("c", "over link").chmod("a", 04751).chmod("b", 0600);
    Object inode = Files.getAttribute(real.at("a"), "unix:ino");
    assertSucceeded(move("a", "b", real));
    assertSucceeded(move("c", "link", real));
    assertEquals("new", real.read("b"));
    assertEquals("4751", real.mode("b"));
    assertEquals(inode, Files.getAttribute(real.at("b"), "unix:ino"));
    assertFalse(Files.isSymbolicLink(real.at("link")));
    assertEquals("kept", real.read("kept"));
  }

  @Test
  void MVF4_folderOrSpecialFileAtTheTargetIsRefused(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("a", "x").folder("t/a");
    real.command("mkfifo", "fifo");
    assertFailed("is not a regular file: t/a", move("a", "t/", real));
    assertFailed("is not a regular file: fifo", move("a", "fifo", real));
    assertTrue(real.has("a"));
  }

  @Test
  void MVF5_otherFileSystemKeepsOwnerModeAndTimes(@TempDir Path folder) throws Exception {
    Disk.needsRoot();
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder).file("a", "content").file("b", "x");
      real.command("chown", "12345:54321", "a");
      real.chmod("a", 04755);
      FileTime time = FileTime.fromMillis(1_234_567_000L);
      Files.setLastModifiedTime(real.at("a"), time);
      assertSucceeded(move("a", other.at("t") + "/", real));
      assertFalse(real.has("a"));
      assertEquals(List.of("a"), names(other.folder.resolve("t")));
      assertEquals("content", real.read(other.at("t/a")));
      assertEquals("4755", real.mode(other.at("t/a")));
      assertEquals(12345, Files.getAttribute(real.at(other.at("t/a")), "unix:uid"));
      assertEquals(54321, Files.getAttribute(real.at(other.at("t/a")), "unix:gid"));
      assertEquals(time, Files.getLastModifiedTime(real.at(other.at("t/a"))));
      assertFailed(
          "File already exists and \"overwrite\" is false: " + other.at("t/a"),
          moveNew("b", other.at("t/a"), real));
      assertSucceeded(moveNew("b", other.at("t/b"), real));
      assertFalse(real.has("b"));
    }
  }

  @Test
  void MVF5_otherFileSystemGetsLinksAsLinks(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder).file("f", "f").link("link", "f");
      assertSucceeded(move("link", other.folder + "/", real));
      assertEquals("f", Files.readSymbolicLink(other.folder.resolve("link")).toString());
      assertFalse(real.has("link"));
      assertTrue(real.has("f"));
    }
  }

  @Test
  void MVF5_specialFilesStayOnTheirFileSystem(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder);
      real.command("mkfifo", "fifo");
      assertFailed(
          "cannot move a special file to another file system: fifo",
          move("fifo", other.at("x"), real));
      assertTrue(real.has("fifo"));
      assertEquals(List.of(), names(other.folder));
    }
  }

  @Test
  void MVF5_cutOffMoveLeavesTheSourceAndNoPart(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder).file("big", new byte[300_000]);
      real.file(other.at("t"), "old");
      AtomicInteger checks = new AtomicInteger();
      real.context.meanwhile =
          () -> {
            if (checks.incrementAndGet() == 6) {
              real.context.cancellation.cancel();
            }
          };
      assertThrows(Deadline.Stopped.class, () -> move("big", other.at("t"), real));
      assertEquals(300_000, Files.size(real.at("big")));
      assertEquals(List.of("t"), names(other.folder));
      assertEquals("old", real.read(other.at("t")));
    }
  }

  @Test
  void MVF6_linksAreMovedAsLinks() throws Exception {
    sample().link("/s/to-file", "a").link("/s/to-folder", "d").link("/s/broken", "none");
    for (String name : List.of("to-file", "to-folder", "broken")) {
      assertSucceeded(move("/s/" + name, "/t/"));
      assertTrue(Files.isSymbolicLink(disk.at("/t/" + name)), name);
      assertFalse(disk.has("/s/" + name), name);
    }
    assertEquals("one", disk.read("/s/a"));
  }

  @Test
  void MVF6_folderAsSourceIsAnError() throws Exception {
    sample();
    assertFailed("source is a folder, use MoveFolder: /s/d", move("/s/d", "/t"));
    assertTrue(disk.has("/s/d/c"));
  }

  @Test
  void MVF6_samePathIsASuccessWithoutChange() throws Exception {
    sample().link("/other", "/s");
    for (String target : List.of("/s/a", "/s/", "/s/d/../a", "/other/a")) {
      assertSucceeded(move("/s/a", target));
      assertEquals("one", disk.read("/s/a"));
    }
  }

  @Test
  void MVF6_twoNamesOfOneFileAreAnError() throws Exception {
    sample().link("/s/link", "a");
    Files.createLink(disk.at("/s/hard"), disk.at("/s/a"));
    assertFailed("source and destination are the same file: /s/a", move("/s/a", "/s/hard"));
    assertFailed("source and destination are the same file: /s/link", move("/s/link", "/s/a"));
    assertEquals("one", disk.read("/s/a"));
    assertEquals("one", disk.read("/s/hard"));
  }

  @Test
  void MVF6_existingFolderTakesTheFileWithAWarning() throws Exception {
    sample().folder("/t");
    assertFailed("File already exists and \"overwrite\" is false: /t", moveNew("/s/a", "/t", disk));
    assertSucceeded(move("/s/a", "/t"));
    assertEquals("one", disk.read("/t/a"));
    assertEquals(
        List.of("destination is a folder; end it with a separator: /t"), disk.context.warnings);
  }

  @Test
  void MVF7_resumedMoveThatHasReachedItsTargetIsDone() throws Exception {
    disk.file("/t/a", "moved").folder("/s");
    assertEquals(Repeat.UNSAFE, new MoveFile().declaration().repeat());
    assertFailed("source does not exist: /s/a", move("/s/a", "/t/"));
    disk.context.resumed = true;
    assertSucceeded(move("/s/a", "/t/"));
    assertSucceeded(move("/s/b", "/t/a"));
    assertEquals(
        List.of(
            "was moved before the interruption: /t/a", "was moved before the interruption: /t/a"),
        disk.context.infos);
    assertFailed("source does not exist: /s/a", move("/s/a", "/u"));
    assertFailed("source matches nothing: /s/a*", move("/s/a*", "/t/"));
  }

  @Test
  void AM35_namesWithBlanksAndLineBreaks(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("s/a b", "1").file("s/a\nb", "2");
    assertSucceeded(move("s/a*", "t/", real));
    assertEquals(List.of("a\nb", "a b"), names(real.at("t")));
    real.file("s/c", "x").command("bash", "-c", "touch s/$'b\\xff'");
    assertFailed("holds a name that cannot be decoded: s/c*", move("s/c*", "u/", real));
  }

  @Test
  void AM37_starBeforeTheLastSeparatorIsAnError() {
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new MoveFile().check(inputs("/*/a", "/t/", true), check);
    assertEquals(
        List.of("source: 'source' of MoveFile: wildcard is allowed only after the last separator"),
        check.errors);
  }

  @Test
  void windowsMovesAcrossBothKindsOfSeparators() throws Exception {
    Disk windows = Disk.windows().file("s\\A.txt", "x");
    assertSucceeded(move("C:/work/s/a.TXT", "t\\", windows));
    assertTrue(Files.exists(windows.at("t\\a.TXT"), LinkOption.NOFOLLOW_LINKS));
    assertSucceeded(moveNew("t\\a.TXT", "u/b.txt", windows));
    assertEquals("x", windows.read("u\\b.txt"));
  }
}
