package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteFolderTest {

  private final Disk disk = Disk.inMemory();

  private static ActionResult run(String path, boolean force, Disk on) throws InterruptedException {
    return new DeleteFolder()
        .run(new DeleteFolder.Inputs(FolderPath.parse(path), force), on.context);
  }

  private ActionResult run(String path, boolean force) throws InterruptedException {
    return run(path, force, disk);
  }

  @Test
  void DLD1_folderThatIsNotEmptyNeedsForce() throws Exception {
    disk.file("/d/f", "x").folder("/empty");
    assertFailed("folder is not empty, set force to true: /d", run("/d", false));
    assertTrue(disk.has("/d/f"));
    assertSucceeded(run("/empty", false));
    assertFalse(disk.has("/empty"));
    assertSucceeded(run("/d", true));
    assertFalse(disk.has("/d"));
  }

  @Test
  void DLD1_wholeTreeGoes(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("d/a/b/c", "x").file("d/.hidden", "x").folder("d/e/f");
    real.command("mkfifo", "d/pipe");
    real.command("bash", "-c", "touch $'d/\\xff'");
    assertSucceeded(run("d/", true, real));
    assertFalse(real.has("d"));
  }

  @Test
  void DLD1_wholeTreeGoesWithoutOpenFoldersToo() throws Exception {
    Disk windows = Disk.windows().file("d/a/b/c", "x").file("d/f", "x").folder("d/e");
    Files.setAttribute(windows.at("d/f"), "dos:readonly", true);
    assertSucceeded(run("d\\", true, windows));
    assertFalse(windows.has("d"));
  }

  @Test
  void DLD2_missingFolderIsASuccess() throws Exception {
    assertSucceeded(run("/none", false));
    assertSucceeded(run("/none/below", true));
    assertEquals(
        List.of("nothing to delete: /none", "nothing to delete: /none/below"), disk.context.infos);
  }

  @Test
  void DLD3_fileAndLinkAreRefused() throws Exception {
    disk.file("/f", "x").file("/d/f", "x").link("/l", "d").folder("/e").link("/le", "e");
    assertFailed("path is not a folder: /f", run("/f", true));
    assertFailed("path is a symbolic link: /l", run("/l", true));
    assertFailed("path is a symbolic link: /l/", run("/l/", true));
    assertFailed("path is a symbolic link: /le", run("/le", false));
    assertTrue(disk.has("/d/f"));
    assertTrue(disk.has("/e"));
  }

  @Test
  void DLD3_starIsLiteral() throws Exception {
    disk.file("/a*/f", "x").file("/ab/f", "x");
    assertSucceeded(run("/a*", true));
    assertFalse(disk.has("/a*"));
    assertTrue(disk.has("/ab/f"));
  }

  @Test
  void DLD4_linksInsideAreRemovedNeverFollowed(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("outside/f", "x").file("d/sub/f", "x");
    real.link("d/folder-link", "../outside").link("d/sub/file-link", "../../outside/f");
    real.link("d/broken", "nothing");
    assertSucceeded(run("d", true, real));
    assertFalse(real.has("d"));
    assertTrue(real.has("outside/f"));
  }

  @Test
  void DLD4_linksInsideAreRemovedByPathToo() throws Exception {
    Disk windows = Disk.windows().file("outside/f", "x").folder("d/sub");
    windows.link("d/sub/l", "..\\..\\outside");
    assertSucceeded(run("d", true, windows));
    assertFalse(windows.has("d"));
    assertTrue(windows.has("outside/f"));
  }

  @Test
  void DLD4_folderSwappedForALinkBeforeItIsEnteredLeadsNowhere(@TempDir Path folder)
      throws Exception {
    Disk real = Disk.real(folder).file("outside/f", "x").file("d/a/f", "x");
    // The action asks once at its start, then before d/a.
    real.context.meanwhile = onAsk(2, () -> swap(real, "d/a"));
    assertSucceeded(run("d", true, real));
    assertTrue(real.has("outside/f"));
    assertTrue(real.has("moved/f"));
    assertFalse(real.has("d"));
  }

  @Test
  void DLD4_folderSwappedForALinkWhileItIsEmptiedLeadsNowhere(@TempDir Path folder)
      throws Exception {
    Disk real = Disk.real(folder).file("outside/f", "x").file("d/a/f", "x");
    real.context.meanwhile = onAsk(3, () -> swap(real, "d/a"));
    ActionResult result = run("d", true, real);
    assertTrue(result.message().startsWith("cannot delete: d/a: "), result.message());
    assertTrue(real.has("outside/f"));
    assertFalse(real.has("moved/f"));
  }

  private static Runnable onAsk(int time, Runnable action) {
    AtomicInteger asked = new AtomicInteger();
    return () -> {
      if (asked.incrementAndGet() == time) {
        action.run();
      }
    };
  }

  private static void swap(Disk real, String path) {
    try {
      Files.move(real.at(path), real.at("moved"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    real.link(path, real.at("outside").toString());
  }

  @Test
  void DLD5_mountPointInsideIsFoundBeforeTheFirstDeletion(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("d/a", "x").folder("d/data disk").file("d2/a", "x");
    Path table = folder.resolve("mountinfo");
    String mounted = real.at("d").toRealPath() + "/data\\040disk";
    Files.writeString(
        table, "36 35 98:0 / / rw - ext4 /dev/x rw\n37 36 0:5 / " + mounted + " rw - tmpfs t rw\n");
    DeleteFolder module = new DeleteFolder(new MountPoints(table));
    assertFailed(
        "contains a mount point: " + real.at("d").toRealPath() + "/data disk",
        module.run(new DeleteFolder.Inputs(FolderPath.parse("d"), true), real.context));
    assertTrue(real.has("d/a"));
    assertSucceeded(
        module.run(new DeleteFolder.Inputs(FolderPath.parse("d2"), true), real.context));
  }

  @Test
  void DLD6_rootsAndTheWorkingDirectoryAndItsParentsAreRefused() throws Exception {
    for (String path : List.of("/", "/work", ".", "..", "//", "/work/../work")) {
      assertFailed("refusing to delete: " + path, run(path, true));
      assertFailed("refusing to delete: " + path, run(path, false));
    }
    assertTrue(disk.has("/work"));
  }

  @Test
  void DLD6_linkOnTheWayDoesNotHideTheWorkingDirectory() throws Exception {
    disk.folder("/x").link("/x/up", "/");
    assertFailed("refusing to delete: /x/up/work", run("/x/up/work", true));
  }

  @Test
  void DLD6_temporaryFolderAndItsParentsAreRefused() throws Exception {
    disk.folder("/var/tmp/here").folder("/var/other");
    disk.context.environment.put("TMPDIR", "/var/tmp");
    assertFailed("refusing to delete: /var", run("/var", true));
    assertFailed("refusing to delete: /var/tmp", run("/var/tmp", true));
    assertSucceeded(run("/var/tmp/here", true));
    assertSucceeded(run("/var/other", true));
  }

  @Test
  void DLD6_foldersOfTheProgramAreRefused(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    Path classes =
        Path.of(DeleteFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertTrue(ProtectedFolders.needs(classes.toRealPath(), real.context));
    Path java = Path.of(System.getProperty("java.home")).toRealPath();
    assertTrue(ProtectedFolders.needs(java.resolveSibling(""), real.context));
    assertFalse(ProtectedFolders.needs(java.resolve("lib"), real.context));
  }

  @Test
  void DLD7_partialFailureNamesTheFirstAndTheCount() {
    DeletionFailures failures = new DeletionFailures();
    failures.add("/d/a", new AccessDeniedException("/d/a"));
    failures.add("/d/b", new AccessDeniedException("/d/b"));
    failures.add("/d/c", "nested too deeply");
    assertFailed(
        "cannot delete 3 entries, the first is /d/a: permission denied", failures.toResult());
  }

  @Test
  void DLD7_restIsDeletedWhereSomethingCannotBe() throws Exception {
    disk.file("/d/file", "x").file("/d/a/b/c/f", "x").folder("/d/e/f/g");
    DeletionFailures failures = new DeletionFailures();
    new TreeDeletion(disk.context, failures, 3).deleteTree(disk.at("/d"), "/d");
    assertFailed("cannot delete: /d/a/b/c: nested too deeply", failures.toResult());
    assertFalse(disk.has("/d/file"));
    assertFalse(disk.has("/d/e"));
    assertTrue(disk.has("/d/a/b/c/f"));
  }

  @Test
  void DLD7_timeoutStopsBetweenEntries() {
    disk.file("/d/f", "x");
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> run("/d", true));
    assertTrue(disk.has("/d/f"));
  }

  @Test
  void DLD7_vanishedEntryIsFine() throws Exception {
    DeletionFailures failures = new DeletionFailures();
    new TreeDeletion(disk.context, failures).deleteEntry(disk.at("/gone"), "/gone");
    assertSucceeded(failures.toResult());
  }
}
