package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateSymlinkTest {

  private final Disk disk = Disk.inMemory().file("/etc/hosts", "h").file("/x/f", "f");

  private static CreateSymlink.Inputs inputs(String path, String target, boolean force) {
    return new CreateSymlink.Inputs(FilePath.parse(path), EntryPath.parse(target), force);
  }

  private ActionResult link(String path, String target) throws InterruptedException {
    return new CreateSymlink().run(inputs(path, target, false), disk.context);
  }

  private ActionResult force(String path, String target) throws InterruptedException {
    return new CreateSymlink().run(inputs(path, target, true), disk.context);
  }

  private String textOf(String link) throws IOException {
    return Files.readSymbolicLink(disk.at(link)).toString();
  }

  private static List<String> errors(String path, String target) {
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new CreateSymlink().check(inputs(path, target, false), check);
    return check.errors;
  }

  @Test
  void LNK1_missingParentsAreCreated() throws Exception {
    assertSucceeded(link("/new/par/ents/l", "/etc/hosts"));
    assertEquals("h", disk.read("/new/par/ents/l"));
    assertFailed("parent is not a folder: /x/f/l", link("/x/f/l", "/etc/hosts"));
  }

  @Test
  void LNK2_missingTarget() throws Exception {
    disk.link("/x/dangling", "nothing");
    assertFailed("target does not exist: /none", link("/new/l", "/none"));
    assertFailed("target does not exist: none", link("/new/l", "none"));
    assertFailed("target does not exist: /x/dangling", link("/new/l", "/x/dangling"));
    assertFailed("target does not exist: dangling", link("/x/l", "dangling"));
    assertFalse(disk.has("/new"));
  }

  @Test
  void LNK3_targetRelativeToTheLinkIsStoredAsWritten() throws Exception {
    disk.file("f", "other");
    assertSucceeded(link("/x/l", "f"));
    assertSucceeded(link("/x/up", "../etc/hosts"));
    assertEquals("f", textOf("/x/l"));
    assertEquals("f", disk.read("/x/l"));
    assertEquals("../etc/hosts", textOf("/x/up"));
  }

  @Test
  void LNK3_targetIsSeenFromFoldersStillToBeCreated() throws Exception {
    assertSucceeded(link("/x/new/er/l", "../../f"));
    assertEquals("../../f", textOf("/x/new/er/l"));
    assertEquals("f", disk.read("/x/new/er/l"));
  }

  @Test
  void LNK3_targetRelativeToTheWorkingDirectoryIsMadeAbsolute() throws Exception {
    disk.file("g", "g");
    assertSucceeded(link("/x/l", "g"));
    assertSucceeded(link("/x/m", "./g"));
    assertEquals("/work/g", textOf("/x/l"));
    assertEquals("/work/g", textOf("/x/m"));
  }

  @Test
  void LNK3_relativePathIsMadeAbsolute() throws Exception {
    disk.file("sub/g", "g");
    assertSucceeded(link("sub/l", "g"));
    assertEquals("g", textOf("/work/sub/l"));
  }

  @Test
  void LNK4_targetMayBeAFolder() throws Exception {
    assertSucceeded(link("/l", "/x"));
    assertSucceeded(link("/m", "/x/"));
    assertEquals("f", disk.read("/l/f"));
    assertEquals("f", disk.read("/m/f"));
  }

  @Test
  void LNK4_pathEqualToTheTargetIsAnError() throws Exception {
    assertEquals(List.of("target: path and target are the same: /x/l"), errors("/x/l", "/x/l"));
    assertEquals(List.of("target: path and target are the same: l"), errors("l", "l"));
    assertEquals(List.of(), errors("/x/l", "l2"));
    disk.link("/x/l", "f");
    assertFailed("path and target are the same: /x/l", force("/x/l", "l"));
    assertFailed("path and target are the same: /x/f", force("/x/f", "/x/../x/f"));
    assertEquals("f", textOf("/x/l"));
  }

  @Test
  void LNK5_existingLinkIsAnErrorEvenWithThatTarget() throws Exception {
    assertSucceeded(link("/l", "/etc/hosts"));
    assertFailed("link already exists: /l", link("/l", "/etc/hosts"));
    assertFailed("link already exists: /l", link("/l", "/x/f"));
    assertEquals("/etc/hosts", textOf("/l"));
  }

  @Test
  void LNK6_forceReplacesLinksOfAnyKindAndLeavesNothingElse(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("f", "f").file("sub/g", "g");
    real.link("to-folder", "sub").link("broken", "none").link("to-file", "f");
    CreateSymlink module = new CreateSymlink();
    for (String name : List.of("to-folder", "broken", "to-file", "new")) {
      assertSucceeded(module.run(inputs(name, "sub/g", true), real.context));
      assertEquals("sub/g", Files.readSymbolicLink(real.at(name)).toString());
    }
    assertEquals("f", real.read("f"));
    try (Stream<Path> entries = Files.list(folder)) {
      assertEquals(6, entries.count());
    }
    assertEquals(Repeat.SAFE_WHEN_FORCED, module.declaration().repeat());
  }

  @Test
  void LNK7_anythingElseIsNotReplaced() throws Exception {
    String message = "path exists and is not a symbolic link: ";
    assertFailed(message + "/x/f", link("/x/f", "/etc/hosts"));
    assertFailed(message + "/x/f", force("/x/f", "/etc/hosts"));
    assertFailed(message + "/x", force("/x", "/etc/hosts"));
    assertEquals("f", disk.read("/x/f"));
  }

  @Test
  void AM33_pathThatNamesAFolderIsAnError() {
    assertEquals(List.of("path: 'path' of CreateSymlink names a folder: /l/"), errors("/l/", "/x"));
  }

  @Test
  void onlyLinuxAndMacosHaveIt() {
    assertEquals(
        Set.of(Platform.LINUX, Platform.MACOS), new CreateSymlink().declaration().platforms());
  }

  @Test
  void timeoutIsCheckedBefore() {
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> link("/l", "/x"));
    assertFalse(disk.has("/l"));
  }
}
