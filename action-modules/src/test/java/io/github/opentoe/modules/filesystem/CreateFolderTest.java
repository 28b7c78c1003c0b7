package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateFolderTest {

  private static final Optional<String> NONE = Optional.empty();

  private final Disk disk = Disk.inMemory();

  private static CreateFolder.Inputs inputs(String path, String mode, boolean overwrite) {
    Optional<Permissions> permissions =
        Optional.of(mode).filter(digits -> !digits.isEmpty()).map(Permissions::parse);
    return new CreateFolder.Inputs(FolderPath.parse(path), NONE, NONE, permissions, overwrite);
  }

  private ActionResult run(String path) throws InterruptedException {
    return new CreateFolder().run(inputs(path, "", true), disk.context);
  }

  private ActionResult runExclusively(String path) throws InterruptedException {
    return new CreateFolder().run(inputs(path, "", false), disk.context);
  }

  private static void runMode(Disk real, String path, String mode) throws InterruptedException {
    assertSucceeded(new CreateFolder().run(inputs(path, mode, true), real.context));
  }

  @Test
  void CRD1_missingParentsAreCreated() throws Exception {
    assertSucceeded(run("/a/b/c/"));
    assertTrue(Files.isDirectory(disk.at("/a/b/c")));
  }

  @Test
  void CRD1_attributesAffectOnlyTheLastFolder(@TempDir Path folder) throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder).folder("plain");
    CreateFolder.Inputs inputs =
        new CreateFolder.Inputs(
            FolderPath.parse("a/b"),
            Optional.of("12345"),
            Optional.of("54321"),
            Optional.of(Permissions.parse("0700")),
            true);
    assertSucceeded(new CreateFolder().run(inputs, real.context));
    assertEquals(12345, Files.getAttribute(real.at("a/b"), "unix:uid"));
    assertEquals(54321, Files.getAttribute(real.at("a/b"), "unix:gid"));
    assertEquals("700", real.mode("a/b"));
    assertEquals(0, Files.getAttribute(real.at("a"), "unix:uid"));
    assertEquals(real.mode("plain"), real.mode("a"));
  }

  @Test
  void CRD2_contentOfAnExistingFolderIsKept() throws Exception {
    disk.file("a/b/f", "kept");
    assertSucceeded(run("a/b"));
    assertSucceeded(run("a/"));
    assertEquals("kept", disk.read("a/b/f"));
  }

  @Test
  void CRD2_givenModeIsAppliedToAnExistingFolder(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("d").chmod("d", 0755);
    runMode(real, "d", "0711");
    assertEquals("711", real.mode("d"));
  }

  @Test
  void CRD3_overwriteFalseRefusesAnExistingFolder() throws Exception {
    disk.file("d/f", "kept");
    assertFailed("Folder already exists and \"overwrite\" is false: d", runExclusively("d"));
    assertEquals("kept", disk.read("d/f"));
    assertSucceeded(runExclusively("new/one"));
    assertTrue(disk.has("new/one"));
  }

  @Test
  void CRD4_linkToAFolderCountsAsTheFolder(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("d").link("link", "d").chmod("d", 0755);
    runMode(real, "link", "0700");
    assertEquals("700", real.mode("d"));
    assertTrue(Files.isSymbolicLink(real.at("link")));
    assertFailed(
        "Folder already exists and \"overwrite\" is false: link",
        new CreateFolder().run(inputs("link", "", false), real.context));
  }

  @Test
  void CRD4_fileAtThePathOrAboveItIsRefused() throws Exception {
    disk.file("f", "x").link("dangling", "nowhere");
    assertFailed("path exists and is not a folder: f", run("f"));
    assertFailed("path exists and is not a folder: f", runExclusively("f"));
    assertFailed("path exists and is not a folder: f/below/it", run("f/below/it"));
    assertFailed("path exists and is not a folder: dangling", runExclusively("dangling"));
  }

  @Test
  void CRD5_modeIsExactWithSpecialBits(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    for (String mode : new String[] {"777", "1777", "2775", "700"}) {
      runMode(real, "d" + mode, mode);
      assertEquals(mode, real.mode("d" + mode));
    }
  }

  @Test
  void CRD5_inheritedGroupBitGoesWithAnExplicitMode(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("d").chmod("d", 02775);
    runMode(real, "d/below", "0755");
    assertEquals("755", real.mode("d/below"));
  }

  @Test
  void CRD5_umaskDecidesWithoutPermissions(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("plain");
    runMode(real, "d", "");
    assertEquals(real.mode("plain"), real.mode("d"));
  }

  @Test
  void CRD6_rootAndTheWorkingDirectoryExistAlready() throws Exception {
    assertSucceeded(run("/"));
    assertSucceeded(run("."));
  }

  @Test
  void AM34_linkThatSomeoneElsePutIntoASharedFolderIsNotFollowed(@TempDir Path folder)
      throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder).folder("shared").folder("victim").chmod("shared", 01777);
    real.chmod("victim", 0700).link("shared/planted", "../victim");
    Files.setAttribute(real.at("shared/planted"), "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
    assertFailed(
        "is a link that someone else put into a shared folder: shared/planted",
        new CreateFolder().run(inputs("shared/planted", "0777", true), real.context));
    assertEquals("700", real.mode("victim"));
  }

  @Test
  void AM54_unknownOwnerIsFoundBeforeAnythingIsCreated(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    CreateFolder.Inputs inputs =
        new CreateFolder.Inputs(
            FolderPath.parse("d"), Optional.of("no-such-user"), NONE, Optional.empty(), true);
    assertFailed(
        "user 'no-such-user' does not exist", new CreateFolder().run(inputs, real.context));
    assertFalse(real.has("d"));
  }
}
