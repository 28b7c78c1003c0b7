package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendFileTest {

  private final Disk disk = Disk.inMemory();

  private static AppendFile.Inputs inputs(String path, String content, String encoding) {
    return new AppendFile.Inputs(
        FilePath.parse(path), Optional.of(content), TextEncoding.parse(encoding));
  }

  private ActionResult run(String path, String content, String encoding)
      throws InterruptedException {
    return new AppendFile().run(inputs(path, content, encoding), disk.context);
  }

  private ActionResult run(String path, String content) throws InterruptedException {
    return run(path, content, "utf8");
  }

  @Test
  void APP1_missingFileIsNeverCreated() throws Exception {
    disk.file("f", "x").link("dangling", "nowhere");
    assertFailed("file does not exist: gone", run("gone", "x"));
    assertFailed("file does not exist: gone/too", run("gone/too", "x"));
    assertFailed("file does not exist: f/below", run("f/below", "x"));
    assertFailed("file does not exist: dangling", run("dangling", "x"));
    assertFalse(disk.has("gone"));
    assertFalse(disk.has("nowhere"));
  }

  @Test
  void APP2_contentIsAddedAsGiven() throws Exception {
    disk.file("f", "a");
    assertSucceeded(run("f", "b"));
    assertSucceeded(run("f", "x\\n"));
    assertSucceeded(run("f", "y\n"));
    assertEquals("abx\\ny\n", disk.read("f"));
  }

  @Test
  void APP2_noMarkIsWritten() throws Exception {
    disk.file("f", new byte[] {'B', 0});
    assertSucceeded(run("f", "A", "utf-16"));
    assertArrayEquals(new byte[] {'B', 0, 'A', 0}, Files.readAllBytes(disk.at("f")));
  }

  @Test
  void APP3_markOfAnotherEncodingIsWarnedAbout() throws Exception {
    disk.file("wide", "\uFEFFx".getBytes(StandardCharsets.UTF_16LE));
    disk.file("plain", "\uFEFFx");
    assertSucceeded(run("wide", "y"));
    assertEquals(
        List.of("wide begins with the mark of UTF-16LE and now gets utf8"), disk.context.warnings);
    assertSucceeded(run("wide", "y", "utf-16"));
    assertSucceeded(run("plain", "y"));
    assertEquals(1, disk.context.warnings.size());
  }

  @Test
  void APP4_emptyContentChangesNothing() throws Exception {
    disk.file("f", "same");
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(disk.at("f"), before);
    assertSucceeded(run("f", ""));
    assertSucceeded(
        new AppendFile()
            .run(
                new AppendFile.Inputs(
                    FilePath.parse("f"), Optional.empty(), TextEncoding.parse("utf-32")),
                disk.context));
    assertEquals("same", disk.read("f"));
    assertEquals(before, Files.getLastModifiedTime(disk.at("f")));
    assertFailed("file does not exist: gone", run("gone", ""));
  }

  @Test
  void APP5_foldersAndSpecialFilesAreRefused(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("d");
    real.command("mkfifo", "pipe");
    assertFailed(
        "is not a regular file: d", new AppendFile().run(inputs("d", "x", "utf8"), real.context));
    assertFailed(
        "is not a regular file: pipe",
        new AppendFile().run(inputs("pipe", "x", "utf8"), real.context));
  }

  @Test
  void APP5_linkIsFollowed() throws Exception {
    disk.file("sub/f", "a").link("one", "sub/two").link("sub/two", "f");
    assertSucceeded(run("one", "b"));
    assertEquals("ab", disk.read("sub/f"));
  }

  @Test
  void APP5_timeoutIsCheckedBeforeTheWrite() throws Exception {
    disk.file("f", "a");
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> run("f", "b"));
    assertEquals("a", disk.read("f"));
  }

  @Test
  void APP6_isDeclaredNotRepeatable() {
    assertEquals(Repeat.UNSAFE, new AppendFile().declaration().repeat());
  }

  @Test
  void AM34_linkThatSomeoneElsePutIntoASharedFolderIsNotFollowed(@TempDir Path folder)
      throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder).folder("shared").file("victim", "old").chmod("shared", 01777);
    real.link("shared/planted", "../victim").link("shared/chain", "planted");
    Files.setAttribute(real.at("shared/planted"), "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
    assertFailed(
        "is a link that someone else put into a shared folder: shared/chain",
        new AppendFile().run(inputs("shared/chain", "new", "utf8"), real.context));
    assertEquals("old", real.read("victim"));
  }
}
