package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetOwnerTest {

  private static final String NO_GROUP = "";

  private final Disk disk;
  private final Path accounts;
  private final Path linkSetting;
  private final Path mounts;

  SetOwnerTest(@TempDir Path files, @TempDir Path settings) throws IOException {
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
  void onlyLinuxAndMacosHaveThem() {
    Set<Platform> unix = Set.of(Platform.LINUX, Platform.MACOS);
    assertEquals(unix, new SetFileOwner().declaration().platforms());
    assertEquals(unix, new SetFolderOwner().declaration().platforms());
    assertEquals(Repeat.SAFE, new SetFolderOwner().declaration().repeat());
  }
}
