package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CopyFolderMergeTest {

  private final Disk disk = Disk.inMemory();

  private static CopyFolder.Inputs inputs(String source, String destination, boolean overwrite) {
    return new CopyFolder.Inputs(
        FolderPattern.parse(source), EntryPath.parse(destination), overwrite);
  }

  private static ActionResult copy(String source, String destination, Disk on)
      throws InterruptedException {
    return new CopyFolder().run(inputs(source, destination, true), on.context);
  }

  private ActionResult copy(String source, String destination) throws InterruptedException {
    return copy(source, destination, disk);
  }

  private Disk sample() {
    return disk.file("/s/app/f", "f").file("/s/app/sub/.g", "g").folder("/s/app/empty");
  }

  @Test
  void CPD4_existingTargetIsMerged() throws Exception {
    sample().file("/t/f", "old and long").file("/t/extra", "mine").file("/t/sub/more", "mine");
    disk.permissions("/t/f", "rw-------");
    assertSucceeded(copy("/s/app", "/t"));
    assertEquals("f", disk.read("/t/f"));
    assertEquals("rw-------", permissionsOf("/t/f"));
    assertEquals("mine", disk.read("/t/extra"));
    assertEquals("mine", disk.read("/t/sub/more"));
    assertEquals("g", disk.read("/t/sub/.g"));
  }

  @Test
  void CPD4_linkBelowTheDestinationIsReplacedNotWrittenThrough() throws Exception {
    sample().file("/outside", "safe").folder("/t").link("/t/f", "/outside");
    assertSucceeded(copy("/s/app", "/t"));
    assertFalse(Files.isSymbolicLink(disk.at("/t/f")));
    assertEquals("f", disk.read("/t/f"));
    assertEquals("safe", disk.read("/outside"));
  }

  @Test
  void CPD5_conflictsOfKindNameBothAndDeleteNothing() throws Exception {
    sample().folder("/t/f").file("/u/sub", "a file");
    assertFailed("a file cannot take the place of a folder: /s/app/f, /t/f", copy("/s/app", "/t"));
    assertFailed(
        "a folder cannot take the place of a file: /s/app/sub, /u/sub", copy("/s/app", "/u"));
    assertFailed(
        "a folder cannot take the place of a file: /s/app, /u/sub", copy("/s/app", "/u/sub"));
    assertTrue(Files.isDirectory(disk.at("/t/f")));
    assertEquals("a file", disk.read("/u/sub"));
  }

  @Test
  void CPD6_linksInsideAreCopiedAsLinks() throws Exception {
    sample().link("/s/app/l1", "f").link("/s/app/l2", "/none/at all").link("/s/app/l3", "sub");
    disk.file("/t/l1", "a file").folder("/t").link("/t/l2", "f");
    assertSucceeded(copy("/s/app", "/t"));
    assertEquals("f", Files.readSymbolicLink(disk.at("/t/l1")).toString());
    assertEquals("/none/at all", Files.readSymbolicLink(disk.at("/t/l2")).toString());
    assertEquals("sub", Files.readSymbolicLink(disk.at("/t/l3")).toString());
  }

  @Test
  void CPD6_linkDoesNotReplaceAFolder() throws Exception {
    sample().link("/s/app/l", "f").folder("/t/l");
    assertFailed("a link cannot take the place of a folder: /s/app/l, /t/l", copy("/s/app", "/t"));
  }

  @Test
  void CPD6_sourceThatIsALinkIsFollowed() throws Exception {
    sample().link("/link", "/s/app");
    assertSucceeded(copy("/link", "/t/"));
    assertEquals("f", disk.read("/t/link/f"));
    assertFalse(Files.isSymbolicLink(disk.at("/t/link")));
  }

  @Test
  void CPD9_linkWhereAFolderIsNeededIsAnError() throws Exception {
    sample().folder("/outside").folder("/t").link("/t/sub", "/outside");
    assertFailed(
        "a folder cannot take the place of a link: /s/app/sub, /t/sub", copy("/s/app", "/t"));
    assertFalse(disk.has("/outside/.g"));
  }

  @Test
  void CPD9_destinationItselfMayBeALink() throws Exception {
    sample().folder("/real").link("/t", "/real");
    assertSucceeded(copy("/s/app", "/t"));
    assertEquals("f", disk.read("/real/f"));
  }

  @Test
  void CPF7_hardLinkToTheSourceIsNotEmptied() throws Exception {
    sample().folder("/t");
    Files.createLink(disk.at("/t/f"), disk.at("/s/app/f"));
    assertFailed("source and destination are the same file: /s/app/f", copy("/s/app", "/t"));
    assertEquals("f", disk.read("/s/app/f"));
  }

  private String permissionsOf(String path) throws Exception {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(disk.at(path)));
  }
}
