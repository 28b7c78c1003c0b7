package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetOwnerSafetyTest {

  private final Path files;
  private final Disk disk;
  private final Path accounts;
  private final Path linkSetting;
  private final Path mounts;

  SetOwnerSafetyTest(@TempDir Path files, @TempDir Path settings) throws IOException {
    this.files = files;
    this.disk = Disk.real(files);
    this.accounts = settings.resolve("passwd");
    this.linkSetting = settings.resolve("protected_hardlinks");
    this.mounts = settings.resolve("mountinfo");
    Files.writeString(linkSetting, "1\n");
    Files.writeString(mounts, "");
  }

  @BeforeEach
  void needsRoot() {
    Disk.needsRoot();
  }

  private OwnerSearch search() {
    return new OwnerSearch(new PrimaryGroup(accounts), new HardLinkProtection(linkSetting));
  }

  private ActionResult folder(String path, String owner, boolean recursive) throws Exception {
    SetFolderOwner.Inputs inputs =
        new SetFolderOwner.Inputs(FolderPath.parse(path), owner, Optional.of("54321"), recursive);
    return new SetFolderOwner(search(), new MountPoints(mounts)).run(inputs, disk.context);
  }

  private String owners(String path) throws IOException {
    var attributes = Files.readAttributes(disk.at(path), "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    return attributes.get("uid") + ":" + attributes.get("gid");
  }

  @Test
  void OWD3_filesWithMoreNamesAreReportedWhereOthersCouldMakeThem() throws Exception {
    disk.file("open/a", "x").file("closed/b", "x").chmod("open", 0777).chmod("closed", 0755);
    disk.command("ln", "open/a", "elsewhere");
    disk.command("ln", "closed/b", "elsewhere too");
    assertSucceeded(folder("open", "12345", true));
    assertEquals(List.of(), disk.context.warnings);
    Files.writeString(linkSetting, "0\n");
    assertSucceeded(folder("closed", "12345", true));
    assertEquals(List.of(), disk.context.warnings);
    assertSucceeded(folder("open", "12345", true));
    assertEquals(List.of("has other names, perhaps elsewhere: open/a"), disk.context.warnings);
  }

  @Test
  void OWD4_sortedWithParentsLastAndStoppedAtTheFirstError() throws Exception {
    Disk memory = Disk.inMemory().file("d/b", "x").file("d/a/x", "x").file("d/c", "x");
    StringBuilder order = new StringBuilder();
    EntryChange change =
        new EntryChange() {
          @Override
          public String failure() {
            return "cannot change owner";
          }

          @Override
          public boolean applyTo(TreeEntry entry) throws IOException {
            order.append(entry.place().written()).append(' ');
            if (entry.place().written().equals("d/c")) {
              throw new java.nio.file.FileSystemException("c", null, "Operation not permitted");
            }
            return true;
          }
        };
    NamedPath top = new NamedPath(memory.at("d"), "d");
    FileFailure failure =
        assertThrows(FileFailure.class, () -> new TreeChange(change, memory.context).applyTo(top));
    assertEquals(
        "cannot change owner: d/c: operation not permitted (after 3 other changes)",
        failure.getMessage());
    assertEquals("d/a/x d/a d/b d/c ", order.toString());
  }

  @Test
  void OWD4_vanishedEntriesArePassedOver() throws Exception {
    disk.file("d/a", "x").file("d/b", "x");
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() == 3) {
            assertTrue(disk.at("d/b").toFile().delete());
          }
        };
    assertSucceeded(folder("d", "12345", true));
    assertEquals("12345:54321", owners("d"));
  }

  @Test
  void OWD4_timeoutStopsBetweenEntries() throws Exception {
    disk.file("d/a", "x").file("d/b", "x");
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() == 3) {
            disk.context.cancellation.cancel();
          }
        };
    assertThrows(Deadline.Stopped.class, () -> folder("d", "12345", true));
    assertEquals("12345:54321", owners("d/a"));
    assertEquals("0:0", owners("d"));
  }

  @Test
  void OWD4_folderSwappedForALinkDoesNotLeadElsewhere() throws Exception {
    disk.file("d/sub/f", "x").file("out/f", "x");
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          // The check before the file in d/sub: the folder is open by now.
          if (checks.incrementAndGet() == 3) {
            assertTrue(disk.at("d/sub").toFile().renameTo(disk.at("moved").toFile()));
            disk.link("d/sub", "../out");
          }
        };
    assertSucceeded(folder("d", "12345", true));
    assertEquals("0:0", owners("out/f"));
    assertEquals("0:0", owners("out"));
    assertEquals("12345:54321", owners("moved/f"));
  }

  @Test
  void OWD5_rootAndKernelFoldersAreRefused() throws Exception {
    Disk memory = Disk.inMemory().folder("/proc/self").folder("/sys").folder("/dev/shm");
    memory.link("to-proc", "/proc/self");
    SetFolderOwner module = new SetFolderOwner(search(), new MountPoints(mounts));
    for (String path : List.of("/", "/proc", "/dev/", "/dev/shm", "/sys", "to-proc", "/proc/..")) {
      for (boolean recursive : List.of(false, true)) {
        SetFolderOwner.Inputs inputs =
            new SetFolderOwner.Inputs(
                FolderPath.parse(path), "root", Optional.of("root"), recursive);
        assertFailed("refusing to change: " + path, module.run(inputs, memory.context));
      }
    }
  }

  @Test
  void OWD5_otherFileSystemsAreEnteredWithAWarning() throws Exception {
    disk.file("d/m/f", "x");
    Path mounted = files.toRealPath().resolve("d/m");
    Files.writeString(mounts, "40 25 8:1 / " + mounted + " rw - ext4 /dev/x rw\n");
    assertSucceeded(folder("d", "12345", true));
    assertEquals("12345:54321", owners("d/m/f"));
    assertEquals(List.of("another file system is changed, too: " + mounted), disk.context.warnings);
  }

  @Test
  void AM35_undecodableNameFailsNamingTheFolder() throws Exception {
    disk.file("d/sub/a b\nc", "x");
    assertSucceeded(folder("d", "12345", true));
    assertEquals("12345:54321", owners("d/sub/a b\nc"));
    disk.command("bash", "-c", "touch d/sub/$'b\\xff'");
    assertFailed("holds a name that cannot be decoded: d/sub", folder("d", "0", true));
    assertEquals("12345:54321", owners("d"));
  }
}
