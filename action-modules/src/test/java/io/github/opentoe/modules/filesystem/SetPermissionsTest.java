package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetPermissionsTest {

  private final Disk disk;

  SetPermissionsTest(@TempDir Path folder) {
    this.disk = Disk.real(folder);
  }

  private ActionResult file(String path, String permissions) throws Exception {
    return new SetFilePermissions()
        .run(
            new SetFilePermissions.Inputs(FilePath.parse(path), Permissions.parse(permissions)),
            disk.context);
  }

  private static SetFolderPermissions.Inputs inputs(
      String path, String permissions, boolean recursive) {
    return new SetFolderPermissions.Inputs(
        FolderPath.parse(path), Permissions.parse(permissions), recursive);
  }

  private ActionResult folder(String path, String permissions) throws Exception {
    return new SetFolderPermissions().run(inputs(path, permissions, true), disk.context);
  }

  private ActionResult single(String path, String permissions) throws Exception {
    return new SetFolderPermissions().run(inputs(path, permissions, false), disk.context);
  }

  @ParameterizedTest
  @CsvSource({
    "755, 755",
    "0755, 755",
    "0o755, 755",
    "00755, 755",
    "000, 0",
    "0777, 777",
    "1777, 1777",
    "4755, 4755"
  })
  void PMF1_modeIsExactlyTheNumber(String written, String mode) throws Exception {
    disk.file("f", "x").chmod("f", 0640);
    assertSucceeded(file("f", written));
    assertEquals(mode, disk.mode("f"));
  }

  @Test
  void PMF2_threeDigitsClearTheSpecialBits() throws Exception {
    disk.file("f", "x").chmod("f", 07777).folder("d").chmod("d", 07777);
    assertSucceeded(file("f", "711"));
    assertSucceeded(folder("d", "711"));
    assertEquals("711", disk.mode("f"));
    assertEquals("711", disk.mode("d"));
  }

  @Test
  void PMF3_ofALinkTheTargetIsChanged() throws Exception {
    disk.file("f", "x").link("link", "f").folder("d").link("broken", "none");
    assertSucceeded(file("link", "604"));
    assertEquals("604", disk.mode("f"));
    assertFailed("path is a folder, use SetFolderPermissions: d", file("d", "755"));
    assertFailed("path is a file, use SetFilePermissions: f", folder("f", "755"));
    assertFailed("file does not exist: none", file("none", "755"));
    assertFailed("file does not exist: broken", file("broken", "755"));
    assertFailed("folder does not exist: none", folder("none", "755"));
  }

  @Test
  @Timeout(20)
  void PMF3_fifoIsNotOpened() throws Exception {
    disk.folder("d").command("mkfifo", "d/fifo", "fifo");
    assertSucceeded(file("fifo", "604"));
    assertSucceeded(folder("d", "2770"));
    assertEquals("604", disk.mode("fifo"));
    assertEquals("2770", disk.mode("d/fifo"));
  }

  @Test
  void PMD1_sameNumberForFoldersAndFilesTheTopIncluded() throws Exception {
    disk.file("d/f", "x").file("d/sub/.deep/g", "x");
    for (String permissions : List.of("750", "2770")) {
      assertSucceeded(folder("d", permissions));
      for (String path : List.of("d", "d/f", "d/sub", "d/sub/.deep", "d/sub/.deep/g")) {
        assertEquals(permissions, disk.mode(path), path);
      }
    }
  }

  @Test
  void PMD1_warningWhereFoldersLoseAllExecuteBits() throws Exception {
    disk.file("d/f", "x");
    assertSucceeded(folder("d", "755"));
    assertEquals(List.of(), disk.context.warnings);
    assertSucceeded(folder("d", "0644"));
    assertEquals(List.of("644 lets nobody but root enter a folder: d"), disk.context.warnings);
  }

  @Test
  void PMD2_contentBeforeTheFolder() throws Exception {
    Disk memory = Disk.inMemory().file("d/a/x", "x").file("d/b", "x");
    StringBuilder order = new StringBuilder();
    EntryChange change =
        new EntryChange() {
          @Override
          public String failure() {
            return "cannot change permissions";
          }

          @Override
          public boolean applyTo(TreeEntry entry) {
            order.append(entry.place().written()).append(' ');
            return true;
          }
        };
    new TreeChange(change, memory.context).applyTo(new NamedPath(memory.at("d"), "d"));
    assertEquals("d/a/x d/a d/b d ", order.toString());
  }

  @Test
  void PMD3_linksAreSkipped() throws Exception {
    disk.file("d/f", "x").file("out/o", "x").chmod("out/o", 0604).chmod("out", 0705);
    disk.link("d/to-folder", "../out").link("d/to-file", "../out/o").link("d/broken", "none");
    assertSucceeded(folder("d", "750"));
    assertEquals("604", disk.mode("out/o"));
    assertEquals("705", disk.mode("out"));
    assertEquals("750", disk.mode("d/f"));
  }

  @Test
  void PMD4_onlyTheFolderWithoutRecursion() throws Exception {
    disk.file("d/f", "x").chmod("d/f", 0640).link("link", "d");
    assertSucceeded(single("link", "1777"));
    assertEquals("1777", disk.mode("d"));
    assertEquals("640", disk.mode("d/f"));
    assertEquals(List.of(), disk.context.warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/proc", "/dev", "/sys/"})
  void PMD4_rootAndKernelFoldersAreRefused(String path) throws Exception {
    Disk memory = Disk.inMemory().folder("/proc").folder("/dev").folder("/sys");
    SetFolderPermissions module = new SetFolderPermissions();
    for (boolean recursive : List.of(false, true)) {
      assertFailed(
          "refusing to change: " + path,
          module.run(inputs(path, "755", recursive), memory.context));
    }
  }

  @Test
  void PMD4_setuidForAWholeTreeIsDoneWithAWarning() throws Exception {
    disk.file("d/f", "x");
    assertSucceeded(folder("d", "4755"));
    assertEquals("4755", disk.mode("d/f"));
    assertEquals(List.of("4755 makes every file setuid or setgid: d"), disk.context.warnings);
  }

  @Test
  void PMD4_vanishedEntriesArePassedOver() throws Exception {
    disk.file("d/a", "x").file("d/b", "x");
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() == 3) {
            assertTrue(disk.at("d/b").toFile().delete());
          }
        };
    assertSucceeded(folder("d", "711"));
    assertEquals("711", disk.mode("d"));
  }

  @Test
  void PMD4_timeoutStopsBetweenEntries() throws Exception {
    disk.file("d/a", "x").file("d/b", "x").chmod("d", 0755);
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> folder("d", "711"));
    assertEquals("755", disk.mode("d"));
  }

  @Test
  void PMD4_withoutFolderHandlesPathsAreUsed() throws Exception {
    Disk windows = Disk.windows().file("d\\f", "x").file("d\\sub\\g", "x");
    StringBuilder order = new StringBuilder();
    EntryChange change =
        new EntryChange() {
          @Override
          public String failure() {
            return "";
          }

          @Override
          public boolean applyTo(TreeEntry entry) {
            order.append(entry.place().written()).append(' ');
            return true;
          }
        };
    new TreeChange(change, windows.context).applyTo(new NamedPath(windows.at("d"), "d"));
    assertEquals("d\\f d\\sub\\g d\\sub d ", order.toString());
  }

  @Test
  void hundredThousandEntriesAreChanged() throws Exception {
    Disk memory = Disk.inMemory();
    for (int index = 0; index < 100_000; index++) {
      Path parent = memory.at("d/" + index / 1000);
      Files.createDirectories(parent);
      Files.createFile(parent.resolve("f" + index));
    }
    AtomicInteger changes = new AtomicInteger();
    EntryChange change =
        new EntryChange() {
          @Override
          public String failure() {
            return "";
          }

          @Override
          public boolean applyTo(TreeEntry entry) {
            changes.incrementAndGet();
            return true;
          }
        };
    new TreeChange(change, memory.context).applyTo(new NamedPath(memory.at("d"), "d"));
    assertEquals(100_101, changes.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "77", "888", "rwx", "u+x", "-755", "10000", "000755", ""})
  void AM56_anythingElseIsNoNumber(String permissions) {
    assertEquals(
        "permissions '" + permissions + "' is not a 3 or 4 digit octal number",
        assertThrows(IllegalArgumentException.class, () -> Permissions.parse(permissions))
            .getMessage());
  }

  @Test
  void AM38_starIsAnOrdinaryCharacter() throws Exception {
    disk.file("d/*", "x").file("d/a", "x").chmod("d/a", 0600);
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new SetFilePermissions()
        .check(
            new SetFilePermissions.Inputs(FilePath.parse("d/*"), Permissions.parse("755")), check);
    assertEquals(1, check.warnings.size());
    assertSucceeded(file("d/*", "711"));
    assertEquals("711", disk.mode("d/*"));
    assertEquals("600", disk.mode("d/a"));
  }

  @Test
  void onlyLinuxAndMacosHaveThem() {
    Set<Platform> unix = Set.of(Platform.LINUX, Platform.MACOS);
    assertEquals(unix, new SetFilePermissions().declaration().platforms());
    assertEquals(unix, new SetFolderPermissions().declaration().platforms());
    assertEquals(Repeat.SAFE, new SetFolderPermissions().declaration().repeat());
  }
}
