package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveFileFarTest {

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

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(FolderListing::nameOf).sorted().toList();
    }
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
  void MVF5_longestNamesHaveRoomForAPart(@TempDir Path folder) throws Exception {
    try (OtherFileSystem other = OtherFileSystem.than(folder)) {
      for (String name : List.of("\u00E9".repeat(127), "\uD83D\uDE00".repeat(63))) {
        Disk real = Disk.real(folder).file(name, "x");
        assertSucceeded(move(name, other.folder + "/", real));
        assertEquals("x", real.read(other.at(name)));
      }
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
}
