package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetOwnerTest {

  private static final String NO_GROUP = "";

  private final Path files;
  private final Disk disk;
  private final Path accounts;
  private final Path linkSetting;
  private final Path mounts;

  SetOwnerTest(@TempDir Path files, @TempDir Path settings) throws IOException {
    this.files = files;
    this.disk = Disk.real(files);
    this.accounts = settings.resolve("passwd");
    this.linkSetting = settings.resolve("protected_hardlinks");
    this.mounts = settings.resolve("mountinfo");
    Files.writeString(
        accounts,
        """
        root:x:0:0:root:/root:/bin/bash
        +nis
        12345:x:700:701::/:/bin/false
        app:x:12345:54321:The app:/srv/app:/bin/false
        """);
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

  private ActionResult file(String path, String owner, String group) throws Exception {
    Optional<String> team = Optional.of(group).filter(text -> !text.isEmpty());
    return new SetFileOwner(search())
        .run(new SetFileOwner.Inputs(FilePath.parse(path), owner, team), disk.context);
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
  void OWF1_ofALinkTheTargetIsChanged() throws Exception {
    disk.file("f", "x").link("link", "f");
    assertSucceeded(file("link", "12345", "54321"));
    assertEquals("12345:54321", owners("f"));
    assertEquals("0:0", owners("link"));
  }

  @Test
  void OWF2_eachModuleForItsKind() throws Exception {
    disk.file("f", "x").folder("d");
    assertFailed("path is a folder, use SetFolderOwner: d", file("d", "root", NO_GROUP));
    assertFailed("path is a file, use SetFileOwner: f", folder("f", "root", true));
  }

  @Test
  void OWF3_missingPathsAndNames() throws Exception {
    disk.file("f", "x").link("broken", "none");
    assertFailed("file does not exist: none", file("none", "root", NO_GROUP));
    assertFailed("file does not exist: broken", file("broken", "root", NO_GROUP));
    assertFailed("folder does not exist: none", folder("none", "root", true));
    assertFailed("user 'nosuch' does not exist", file("f", "nosuch", NO_GROUP));
    assertFailed("group 'nosuch' does not exist", file("f", "root", "nosuch"));
    assertEquals("0:0", owners("f"));
  }

  @Test
  void OWF4_numericOwnerWithoutUserEntryNeedsAGroup() throws Exception {
    disk.file("f", "x");
    disk.context.commandResult = FakeContext.exited(1, "");
    assertFailed(
        "cannot find the primary group of '777', give 'group'", file("f", "777", NO_GROUP));
    assertSucceeded(file("f", "777", "0"));
    assertEquals("777:0", owners("f"));
  }

  @Test
  void AM55_primaryGroupByNameAndThenById() throws Exception {
    assertEquals("54321", new PrimaryGroup(accounts).of("app", disk.context));
    assertEquals("701", new PrimaryGroup(accounts).of("12345", disk.context));
    assertEquals("701", new PrimaryGroup(accounts).of("0700", disk.context));
    assertEquals("0", new PrimaryGroup(accounts).of("0", disk.context));
    assertEquals(List.of(), disk.context.commands);
    disk.file("f", "x");
    assertSucceeded(file("f", "700", NO_GROUP));
    assertEquals("700:701", owners("f"));
  }

  @Test
  void AM53_usersOfADirectoryAreAskedFor() throws Exception {
    disk.context.commandResult = FakeContext.exited(0, "4711");
    assertEquals("4711", new PrimaryGroup(accounts).of("anna", disk.context));
    assertEquals(List.of("id", "-g", "--", "anna"), disk.context.commands.get(0).arguments());
    disk.context.commandResult = FakeContext.ended(Ending.NOT_STARTED, "", "no such file");
    assertThrows(FileFailure.class, () -> new PrimaryGroup(accounts).of("anna", disk.context));
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> new PrimaryGroup(accounts).of("anna", disk.context));
  }

  @Test
  void OWF5_lostSpecialBitsAreReportedAndNotRestored() throws Exception {
    disk.file("f", "x").chmod("f", 04755);
    assertSucceeded(file("f", "12345", "54321"));
    assertEquals("755", disk.mode("f"));
    assertEquals(List.of("loses its setuid and setgid bits: f"), disk.context.warnings);
  }

  @Test
  void OWD1_everythingBelowAndLinksThemselves() throws Exception {
    disk.file("d/f", "x").file("d/sub/deep/.g", "x").file("out/o", "x");
    disk.link("d/to-folder", "../out").link("d/to-file", "../out/o").link("d/broken", "none");
    disk.command("mkfifo", "d/fifo");
    assertSucceeded(folder("d", "12345", true));
    for (String changed :
        List.of("d", "d/f", "d/sub", "d/sub/deep/.g", "d/to-folder", "d/broken", "d/fifo")) {
      assertEquals("12345:54321", owners(changed), changed);
    }
    assertEquals("0:0", owners("out"));
    assertEquals("0:0", owners("out/o"));
  }

  @Test
  void OWD1_idsBeyondTheSignedRange() throws Exception {
    disk.file("d/f", "x");
    assertSucceeded(folder("d", "4294967294", true));
    assertEquals("-2:54321", owners("d/f"));
  }

  @Test
  void OWD2_onlyTheFolderWithoutRecursion() throws Exception {
    disk.file("d/f", "x").link("link", "d");
    assertSucceeded(folder("d/", "12345", false));
    assertEquals("12345:54321", owners("d"));
    assertEquals("0:0", owners("d/f"));
    assertSucceeded(folder("link", "777", true));
    assertEquals("777:54321", owners("d/f"));
    assertEquals("0:0", owners("link"));
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

  @Test
  void onlyLinuxAndMacosHaveThem() {
    Set<Platform> unix = Set.of(Platform.LINUX, Platform.MACOS);
    assertEquals(unix, new SetFileOwner().declaration().platforms());
    assertEquals(unix, new SetFolderOwner().declaration().platforms());
    assertEquals(Repeat.SAFE, new SetFolderOwner().declaration().repeat());
  }
}
