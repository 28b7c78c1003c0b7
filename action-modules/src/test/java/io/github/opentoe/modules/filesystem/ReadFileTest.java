package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFileTest {

  private static final int LIMIT = 16 * 1024 * 1024;

  private final Disk disk = Disk.inMemory();

  private static ReadFile.Inputs inputs(String path, String encoding, boolean print) {
    return new ReadFile.Inputs(FilePath.parse(path), TextEncoding.parse(encoding), print);
  }

  private ActionResult run(String path, String encoding) throws InterruptedException {
    return new ReadFile().run(inputs(path, encoding, false), disk.context);
  }

  private ActionResult run(String path) throws InterruptedException {
    return run(path, "utf8");
  }

  private static void assertContent(String content, ActionResult result) {
    assertSucceeded(result);
    assertEquals(Map.of("content", Value.text(content)), result.outputs());
  }

  @Test
  void RD1_contentIsExact() throws Exception {
    String text = "  one\r\n\n\ttwo \\ é \uD83D\uDE00\n\n";
    disk.file("f", text);
    assertContent(text, run("f"));
  }

  @Test
  void RD1_markIsDropped() throws Exception {
    disk.file("f", "\uFEFFa\uFEFFb");
    assertContent("a\uFEFFb", run("f"));
  }

  @Test
  void RD2_linksAreFollowed() throws Exception {
    disk.file("d/f", "x").link("l", "d/m").link("d/m", "f");
    assertContent("x", run("l"));
  }

  @Test
  void RD2_missingFileFoldersAndSpecialFilesFail(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("d").link("dangling", "nowhere");
    real.command("mkfifo", "pipe");
    ReadFile module = new ReadFile();
    assertFailed("file does not exist: no", module.run(inputs("no", "utf8", false), real.context));
    assertFailed(
        "file does not exist: dangling",
        module.run(inputs("dangling", "utf8", false), real.context));
    assertFailed("is not a regular file: d", module.run(inputs("d", "utf8", false), real.context));
    assertFailed(
        "is not a regular file: pipe", module.run(inputs("pipe", "utf8", false), real.context));
  }

  @Test
  void RD3_bytesThatAreNoTextAreRefused() throws Exception {
    disk.file("f", new byte[] {'a', 'b', (byte) 0xFF, 'c'}).file("nul", "abc\0d");
    assertFailed("is not valid utf8 text (byte 2): f", run("f"));
    assertFailed("is not valid UTF-8 text (byte 3): nul", run("nul", "UTF-8"));
  }

  @Test
  void RD4_largeFileIsNotCut() throws Exception {
    disk.file("f", new byte[LIMIT + 1]);
    assertFailed("file is larger than 16 MiB: f", run("f"));
    disk.file("g", "x".repeat(LIMIT));
    assertContent("x".repeat(LIMIT), run("g"));
  }

  @Test
  void RD5_linesArePrinted() throws Exception {
    disk.file("f", "one\n\n  two\r\nthree");
    assertSucceeded(new ReadFile().run(inputs("f", "utf8", true), disk.context));
    assertEquals(List.of("one", "", "  two", "three"), disk.context.infos);
    disk.context.infos.clear();
    assertSucceeded(run("f"));
    assertEquals(List.of(), disk.context.infos);
  }

  @Test
  void RD6_emptyFileGivesAnEmptyText() throws Exception {
    disk.file("f", "");
    assertContent("", run("f"));
    assertContent("", run("f", "utf-16"));
  }

  @Test
  void RD6_filesWithoutASizeAreReadToTheEnd(@TempDir Path folder) throws Exception {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "needs /proc");
    ActionResult result =
        new ReadFile().run(inputs(status.toString(), "utf8", false), Disk.real(folder).context);
    assertSucceeded(result);
    assertTrue(String.valueOf(result.outputs().get("content")).contains("Umask:"));
  }

  @Test
  void AM34_linkThatSomeoneElsePutIntoASharedFolderIsNotFollowed(@TempDir Path folder)
      throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder).folder("shared").file("secret", "x").chmod("shared", 01777);
    real.link("shared/planted", "../secret");
    Files.setAttribute(real.at("shared/planted"), "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
    assertFailed(
        "is a link that someone else put into a shared folder: shared/planted",
        new ReadFile().run(inputs("shared/planted", "utf8", false), real.context));
  }

  @Test
  void AM50_marksDecideTheOrderOnlyUnderOpenNames() throws Exception {
    disk.file("be", "\uFEFFé".getBytes(StandardCharsets.UTF_16BE));
    disk.file("le", "\uFEFFé".getBytes(StandardCharsets.UTF_16LE));
    disk.file("bare", "é".getBytes(StandardCharsets.UTF_16LE));
    assertContent("é", run("be", "utf-16"));
    assertContent("é", run("le", "utf16"));
    assertContent("é", run("bare", "UTF-16"));
    assertContent("é", run("be", "utf16-be"));
    assertFailed("is not valid utf16-be text (byte 0): le", run("le", "utf16-be"));
  }

  @Test
  void timeoutIsCheckedWhileReading() {
    disk.file("f", "x");
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> run("f"));
  }
}
