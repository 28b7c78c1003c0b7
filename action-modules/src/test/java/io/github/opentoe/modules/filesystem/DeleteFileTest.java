package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteFileTest {

  private final Disk disk = Disk.inMemory();

  private static ActionResult run(String path, Disk on) throws InterruptedException {
    return new DeleteFile().run(new DeleteFile.Inputs(FilePattern.parse(path)), on.context);
  }

  private ActionResult run(String path) throws InterruptedException {
    return run(path, disk);
  }

  private Disk sample() {
    return disk.file("/d/a.log", "x").file("/d/.b.log", "x").file("/d/s/c.log", "x");
  }

  @Test
  void DLF1_nothingToDeleteIsASuccess() throws Exception {
    sample();
    for (String path : List.of("/d/none", "/d/none*", "/no/such/x", "/no/such/*", "/d/a.log/x")) {
      assertSucceeded(run(path));
      assertEquals(List.of("nothing to delete: " + path), disk.context.infos);
      disk.context.infos.clear();
    }
  }

  @Test
  void DLF1_singleFileIsDeleted() throws Exception {
    sample();
    assertSucceeded(run("/d/a.log"));
    assertFalse(disk.has("/d/a.log"));
    assertEquals(List.of(), disk.context.infos);
  }

  @Test
  void DLF2_folderIsRefused() throws Exception {
    sample();
    assertFailed("path is a folder, use DeleteFolder: /d/s", run("/d/s"));
    assertTrue(disk.has("/d/s/c.log"));
  }

  @Test
  void DLF2_matchedFoldersAreLeftAlone() throws Exception {
    sample().folder("/d/e.log");
    assertSucceeded(run("/d/*"));
    assertFalse(disk.has("/d/a.log"));
    assertFalse(disk.has("/d/.b.log"));
    assertTrue(disk.has("/d/s/c.log"));
    assertTrue(disk.has("/d/e.log"));
  }

  @Test
  void DLF3_linkIsRemovedNeverItsTarget() throws Exception {
    sample().link("/d/to-file", "a.log").link("/d/to-folder", "s").link("/d/broken", "nowhere");
    assertSucceeded(run("/d/to-file"));
    assertSucceeded(run("/d/to-folder"));
    assertSucceeded(run("/d/broken"));
    assertFalse(disk.has("/d/to-folder"));
    assertFalse(disk.has("/d/broken"));
    assertTrue(disk.has("/d/a.log"));
    assertTrue(disk.has("/d/s/c.log"));
  }

  @Test
  void DLF3_matchedLinksAreRemovedEvenThoseToFolders() throws Exception {
    sample().link("/d/to-folder", "s").link("/d/to-nothing", "nowhere");
    assertSucceeded(run("/d/to-*"));
    assertFalse(disk.has("/d/to-folder"));
    assertFalse(disk.has("/d/to-nothing"));
    assertTrue(disk.has("/d/s/c.log"));
  }

  @Test
  void DLF4_fifosAreRemoved(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    real.command("mkfifo", "one", "two");
    assertSucceeded(run("one", real));
    assertSucceeded(run("tw*", real));
    assertFalse(real.has("one"));
    assertFalse(real.has("two"));
  }

  @Test
  void DLF4_devicesAreRemovedOnlyIfNamedExactly(@TempDir Path folder) throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder);
    Process made =
        new ProcessBuilder("mknod", folder.resolve("null").toString(), "c", "1", "3").start();
    assumeTrue(made.waitFor() == 0, "needs the right to make devices");
    assertSucceeded(run("nul*", real));
    assertTrue(real.has("null"));
    assertSucceeded(run("null", real));
    assertFalse(real.has("null"));
  }

  @Test
  void DLF4_readOnlyAttributeOfWindowsIsCleared() throws Exception {
    Disk windows = Disk.windows().file("one", "x").file("two", "x");
    Files.setAttribute(windows.at("one"), "dos:readonly", true);
    assertSucceeded(run("one", windows));
    assertSucceeded(run("C:\\work\\T*", windows));
    assertFalse(windows.has("one"));
    assertFalse(windows.has("two"));
  }

  @Test
  void DLF5_allMatchesAreTriedAndFailuresCounted(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/sys/kernel/ostype")), "needs files nobody can delete");
    String message = run("/proc/sys/kernel/os*e*", Disk.real(folder)).message();
    String start = "cannot delete 2 entries, the first is /proc/sys/kernel/osrelease: ";
    assertTrue(message.startsWith(start), message);
  }

  @Test
  void DLF5_fileInUseIsSaidInPlainWords() {
    DeletionFailures failures = new DeletionFailures();
    failures.add(
        "/d/b",
        new FileSystemException(
            "/d/b",
            "",
            "The process cannot access the file because it is being used by another process."));
    assertFailed("cannot delete: /d/b: the file is in use", failures.toResult());
  }

  @Test
  void AM35_nameThatIsNoTextIsNotSkipped(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("a", "x");
    real.command("bash", "-c", "touch $'b\\xff'");
    assertFailed("holds a name that cannot be decoded: a*", run("a*", real));
    assertTrue(real.has("a"));
  }

  @Test
  void AM37_starBeforeTheLastSeparatorIsAnError() {
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new DeleteFile().check(new DeleteFile.Inputs(FilePattern.parse("/a/*/b")), check);
    assertEquals(
        List.of("path: 'path' of DeleteFile: wildcard is allowed only after the last separator"),
        check.errors);
    FakeCheck fine = new FakeCheck(Platform.LINUX);
    new DeleteFile().check(new DeleteFile.Inputs(FilePattern.parse("/a/b*")), fine);
    assertEquals(List.of(), fine.errors);
    assertEquals(List.of(), fine.warnings);
  }

  @Test
  void AM39_dotFilesMatch() throws Exception {
    sample();
    assertSucceeded(run("/d/*log"));
    assertFalse(disk.has("/d/.b.log"));
    assertTrue(disk.has("/d/s/c.log"));
  }

  @Test
  void AM41_fileWhoseNameHoldsAStarIsOneOfTheMatches() throws Exception {
    disk.file("a*", "x").file("ab", "x").file("b", "x");
    assertSucceeded(run("a*"));
    assertFalse(disk.has("a*"));
    assertFalse(disk.has("ab"));
    assertTrue(disk.has("b"));
  }

  @Test
  void AM26_patternMayBeRelativeOrBelowTheRoot() throws Exception {
    disk.file("/top.tmp", "x").file("here.tmp", "x");
    assertSucceeded(run("*.tmp"));
    assertFalse(disk.has("here.tmp"));
    assertTrue(disk.has("/top.tmp"));
    assertSucceeded(run("/*.tmp"));
    assertFalse(disk.has("/top.tmp"));
  }

  @Test
  void timeoutStopsBetweenFiles() {
    sample();
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> run("/d/*"));
    assertTrue(disk.has("/d/a.log"));
  }
}
