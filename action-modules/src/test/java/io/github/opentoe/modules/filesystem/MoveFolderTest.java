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
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveFolderTest {

  private final Disk disk = Disk.inMemory();

  private static MoveFolder.Inputs inputs(String source, String destination, boolean overwrite) {
    return new MoveFolder.Inputs(
        FolderPattern.parse(source), EntryPath.parse(destination), overwrite);
  }

  private static ActionResult move(String source, String destination, Disk on)
      throws InterruptedException {
    return new MoveFolder().run(inputs(source, destination, true), on.context);
  }

  private static ActionResult moveNew(String source, String destination, Disk on)
      throws InterruptedException {
    return new MoveFolder().run(inputs(source, destination, false), on.context);
  }

  private ActionResult move(String source, String destination) throws InterruptedException {
    return move(source, destination, disk);
  }

  private Disk sample() {
    return disk.file("/s/app/f", "f").file("/s/app/sub/g", "g");
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(FolderListing::nameOf).sorted().toList();
    }
  }

  @Test
  void MVD1_intoTheFolderOrToTheNewName() throws Exception {
    sample();
    assertSucceeded(move("/s/app", "/t/"));
    assertEquals("f", disk.read("/t/app/f"));
    assertFalse(disk.has("/s/app"));
    assertSucceeded(move("/t/app/", "/t/new"));
    assertEquals("g", disk.read("/t/new/sub/g"));
    assertEquals(List.of("new"), names(disk.at("/t")));
  }

  @Test
  void MVD1_patternTakesFoldersOnlyAndNeedsASeparator() throws Exception {
    sample().file("/s/afile", "x").file("/s/all/x", "x");
    assertFailed(
        "destination must end with a separator when several sources match: /t",
        move("/s/a*", "/t"));
    assertSucceeded(move("/s/a*", "/t/"));
    assertEquals(List.of("all", "app"), names(disk.at("/t")));
    assertEquals(List.of("afile"), names(disk.at("/s")));
  }

  @Test
  void MVD2_missingDestinationAndParentsAreCreated() throws Exception {
    sample();
    assertSucceeded(move("/s/app", "/deep/er/new name"));
    assertEquals("f", disk.read("/deep/er/new name/f"));
    assertFailed("source does not exist: /s/app", move("/s/app", "/t/"));
    assertFalse(disk.has("/t"));
  }

  @Test
  void MVD3_missingSourceOrFile() throws Exception {
    sample().link("/s/broken", "none");
    assertFailed("source does not exist: /s/none", move("/s/none", "/t/"));
    assertFailed("source does not exist: /s/broken", move("/s/broken", "/t/"));
    assertFailed("source is not a folder: /s/app/f", move("/s/app/f", "/t/"));
    assertFailed("source matches nothing: /s/z*", move("/s/z*", "/t/"));
  }

  @Test
  void MVD4_existingTargetWithoutOverwrite() throws Exception {
    sample().folder("/t/app").folder("/s/b");
    String message = "Folder already exists and \"overwrite\" is false: ";
    assertFailed(message + "/t", moveNew("/s/app", "/t", disk));
    assertFailed(message + "/t/app", moveNew("/s/*", "/t/", disk));
    assertTrue(disk.has("/s/b"));
    assertTrue(disk.has("/s/app/f"));
    assertSucceeded(moveNew("/s/app", "/t/new", disk));
    assertEquals("f", disk.read("/t/new/f"));
  }

  @Test
  void MVD4_targetThatAppearsMeanwhileIsKept(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("s/f", "f");
    AtomicInteger checks = new AtomicInteger();
    real.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() == 2) {
            real.folder("t");
          }
        };
    assertFailed("Folder already exists and \"overwrite\" is false: t", moveNew("s", "t", real));
    assertEquals("f", real.read("s/f"));
    assertEquals(List.of(), names(real.at("t")));
  }

  @Test
  void MVD5_existingTargetIsMergedAndTheSourceRemoved() throws Exception {
    sample().file("/s/app/only/x", "x");
    disk.file("/t/f", "old").file("/t/extra", "mine").file("/t/sub/more", "mine");
    assertSucceeded(move("/s/app", "/t"));
    assertFalse(disk.has("/s/app"));
    assertEquals("f", disk.read("/t/f"));
    assertEquals("g", disk.read("/t/sub/g"));
    assertEquals("x", disk.read("/t/only/x"));
    assertEquals("mine", disk.read("/t/extra"));
    assertEquals("mine", disk.read("/t/sub/more"));
  }

  @Test
  void MVD5_linkBelowTheDestinationIsReplacedNotWrittenThrough() throws Exception {
    sample().file("/outside", "safe").folder("/t").link("/t/f", "/outside");
    assertSucceeded(move("/s/app", "/t"));
    assertFalse(Files.isSymbolicLink(disk.at("/t/f")));
    assertEquals("f", disk.read("/t/f"));
    assertEquals("safe", disk.read("/outside"));
  }

  @Test
  void MVD5_conflictsAreFoundBeforeTheFirstMove() throws Exception {
    sample().folder("/t").file("/t/sub/g/x", "x").folder("/u").link("/u/sub", "/t");
    assertFailed(
        "a file cannot take the place of a folder: /s/app/sub/g, /t/sub/g", move("/s/app", "/t"));
    assertFailed(
        "a folder cannot take the place of a link: /s/app/sub, /u/sub", move("/s/app", "/u"));
    assertTrue(disk.has("/s/app/f"));
    assertFalse(disk.has("/t/f"));
    disk.file("/file", "x");
    assertFailed(
        "a folder cannot take the place of a file: /s/app, /file", move("/s/app", "/file"));
  }

  @Test
  void MVD5_twoNamesOfOneFileAreFoundBeforeTheFirstMove() throws Exception {
    sample().folder("/t/sub");
    Files.createLink(disk.at("/t/sub/g"), disk.at("/s/app/sub/g"));
    assertFailed("source and destination are the same file: /s/app/sub/g", move("/s/app", "/t"));
    assertTrue(disk.has("/s/app/f"));
  }

  @Test
  void MVD6_sameFileSystemIsOneRename(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("s/f", "f").chmod("s", 02750);
    real.command("mkfifo", "s/fifo");
    real.command("bash", "-c", "touch s/$'b\\xff'");
    Object inode = Files.getAttribute(real.at("s"), "unix:ino");
    assertSucceeded(move("s", "t", real));
    assertEquals(inode, Files.getAttribute(real.at("t"), "unix:ino"));
    assertEquals("2750", real.mode("t"));
    assertSucceeded(moveNew("t", "u", real));
    assertEquals(inode, Files.getAttribute(real.at("u"), "unix:ino"));
  }

  @Test
  void MVD7_otherFileSystemKeepsEverything(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder).file("s/sub/f", "f").link("s/link", "sub/f").folder("s/empty");
      real.chmod("s/sub/f", 0640).chmod("s/sub", 0510).chmod("s", 01777);
      FileTime time = FileTime.fromMillis(1_234_567_000L);
      Files.setLastModifiedTime(real.at("s/sub"), time);
      assertSucceeded(move("s", other.at("t"), real));
      assertFalse(real.has("s"));
      assertEquals("f", real.read(other.at("t/sub/f")));
      assertEquals("640", real.mode(other.at("t/sub/f")));
      assertEquals("510", real.mode(other.at("t/sub")));
      assertEquals("1777", real.mode(other.at("t")));
      assertEquals(time, Files.getLastModifiedTime(real.at(other.at("t/sub"))));
      assertEquals("sub/f", Files.readSymbolicLink(real.at(other.at("t/link"))).toString());
      assertEquals(List.of("empty", "link", "sub"), names(real.at(other.at("t"))));
      assertEquals(List.of("t"), names(other.folder));
    }
  }

  @Test
  void MVD7_otherFileSystemIsMergedToo(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder).file("s/sub/f", "new").file("s/sub/new/g", "g");
      real.file(other.at("t/sub/f"), "old").file(other.at("t/sub/kept"), "kept");
      assertSucceeded(move("s", other.at("t"), real));
      assertFalse(real.has("s"));
      assertEquals("new", real.read(other.at("t/sub/f")));
      assertEquals("g", real.read(other.at("t/sub/new/g")));
      assertEquals(List.of("f", "kept", "new"), names(real.at(other.at("t/sub"))));
    }
  }

  @Test
  void MVD7_failureBeforeTheRenameLeavesTheSource(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder).file("s/a", "a").file("s/c", "c");
      real.command("mkfifo", "s/b");
      assertFailed(
          "cannot move a special file to another file system: s/b", move("s", other.at("t"), real));
      assertEquals(List.of("a", "b", "c"), names(real.at("s")));
      assertEquals(List.of(), names(other.folder));
    }
  }

  @Test
  void MVD7_timeoutBeforeTheRenameLeavesTheSource(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      Disk real = Disk.real(folder).file("s/a", "a").file("s/b", new byte[300_000]);
      AtomicInteger checks = new AtomicInteger();
      real.context.meanwhile =
          () -> {
            if (checks.incrementAndGet() == 8) {
              real.context.cancellation.cancel();
            }
          };
      assertThrows(Deadline.Stopped.class, () -> move("s", other.at("t"), real));
      assertEquals(List.of("a", "b"), names(real.at("s")));
      assertEquals(List.of(), names(other.folder));
    }
  }

  @Test
  void MVD8_destinationInsideTheSourceIsRefused() throws Exception {
    sample();
    for (String inside : List.of("/s/app/sub/x", "/s/app")) {
      assertFailed("destination is inside the source: " + inside, move("/s/app", inside));
    }
    assertFailed("destination is inside the source: /s/app", move("/s/app", "/s/"));
    assertTrue(disk.has("/s/app/f"));
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new MoveFolder().check(inputs("/s/app", "/s/app/x", true), check);
    assertEquals(List.of("destination: destination is inside the source: /s/app/x"), check.errors);
  }

  @Test
  void MVD8_foldersThatAreNeededAreRefused(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder.resolve("w/d")).folder("");
    String destination = folder + "/elsewhere";
    assertFailed("refusing to move: .", move(".", destination, real));
    assertFailed("refusing to move: ..", move("..", destination, real));
    assertFailed("destination is inside the source: " + destination, move("/", destination, real));
    assertTrue(real.has("."));
  }

  @Test
  void MVD8_mountPointIsRefused(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("w").file("s/m/f", "f").folder("t");
    Path table = folder.resolve("mountinfo");
    Path mounted = folder.toRealPath().resolve("s/m");
    Files.writeString(table, "40 25 8:1 / " + mounted + " rw - ext4 /dev/x rw\n");
    MoveFolder module = new MoveFolder(new MountPoints(table));
    assertFailed("is a mount point: s/m", module.run(inputs("s/m", "u", true), real.context));
    assertFailed(
        "contains a mount point: " + mounted, module.run(inputs("s", "t", true), real.context));
    assertEquals("f", real.read("s/m/f"));
  }

  @Test
  void MVD8_sourceThatIsALinkIsMovedItself() throws Exception {
    sample().link("/s/link", "app");
    assertSucceeded(move("/s/link", "/t/"));
    assertTrue(Files.isSymbolicLink(disk.at("/t/link")));
    assertFalse(disk.has("/s/link"));
    assertTrue(disk.has("/s/app/f"));
    disk.link("/s/link", "app").folder("/u/link");
    assertFailed(
        "a link cannot take the place of a folder: /s/link, /u/link", move("/s/link", "/u/"));
  }

  @Test
  void MVD9_resumedMoveThatHasReachedItsTargetIsDone() throws Exception {
    disk.file("/t/app/f", "f").folder("/s");
    assertEquals(Repeat.UNSAFE, new MoveFolder().declaration().repeat());
    assertFailed("source does not exist: /s/app", move("/s/app", "/t/"));
    disk.context.resumed = true;
    assertSucceeded(move("/s/app", "/t/"));
    assertSucceeded(move("/s/x", "/t"));
    assertFailed("source does not exist: /s/app", move("/s/app", "/u/"));
  }

  @Test
  void AM35_undecodableNameFailsBeforeAMerge(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("s/a b/c\nd", "x").folder("t/a b");
    assertSucceeded(move("s", "t", real));
    assertEquals("x", real.read("t/a b/c\nd"));
    real.file("u/e/f", "f").folder("v/e").command("bash", "-c", "touch u/e/$'b\\xff'");
    assertFailed("holds a name that cannot be decoded: u/e", move("u", "v", real));
    assertTrue(real.has("u/e/f"));
  }

  @Test
  void windowsRenamesFolders() throws Exception {
    Disk windows = Disk.windows().file("s\\app\\f", "f");
    assertSucceeded(moveNew("s\\app\\", "C:\\work\\t\\", windows));
    assertEquals("f", windows.read("t\\app\\f"));
  }
}
