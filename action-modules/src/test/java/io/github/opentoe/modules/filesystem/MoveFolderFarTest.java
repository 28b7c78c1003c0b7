package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

class MoveFolderFarTest {

  private static MoveFolder.Inputs inputs(String source, String destination, boolean overwrite) {
    return new MoveFolder.Inputs(
        FolderPattern.parse(source), EntryPath.parse(destination), overwrite);
  }

  private static ActionResult move(String source, String destination, Disk on)
      throws InterruptedException {
    return new MoveFolder().run(inputs(source, destination, true), on.context);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(FolderListing::nameOf).sorted().toList();
    }
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
}
