package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PrivateFoldersTest {

  private static final int SOMEBODY = 65534;

  private final Path temp;
  private final PrivateFolders folders = new PrivateFolders();

  PrivateFoldersTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void AM75_onlyFoldersOfProcessesThatAreGoneAreRemoved() throws Exception {
    Process process = new ProcessBuilder("sleep", "300").start();
    try {
      String start =
          ProcessTable.entry(Path.of("/proc"), process.pid())
              .map(entry -> Long.toString(entry.start()))
              .orElseThrow();
      Owner own = Owner.current();
      Path ofLiving =
          folder("AWSTOE1", new Owner(process.pid(), start, own.boot(), own.world()).text());
      Path ofReusedId =
          folder("AWSTOE2", new Owner(process.pid(), "1", own.boot(), own.world()).text());
      Path ofOtherBoot = folder("AWSTOE3", new Owner(own.pid(), own.start(), "b", "w").text());
      Path ofOtherContainer =
          folder("AWSTOE4", new Owner(999_999_999, "1", own.boot(), "pid:[1]").text());
      Path notMarked = Files.createDirectory(temp.resolve("AWSTOE5"));
      Path otherMarker = folder("AWSTOE6", "something else\n");
      Path otherName = folder("other7", new Owner(1, "1", "b", "w").text());
      Path link = Files.createSymbolicLink(temp.resolve("AWSTOE8"), otherName);
      Path mine = folders.create(temp).path();

      folders.removeLeftovers(temp);

      assertTrue(Files.exists(ofLiving));
      assertFalse(Files.exists(ofReusedId));
      assertFalse(Files.exists(ofOtherBoot));
      assertTrue(Files.exists(ofOtherContainer));
      assertTrue(Files.exists(notMarked));
      assertTrue(Files.exists(otherMarker));
      assertTrue(Files.exists(otherName.resolve("script-1.sh")));
      assertTrue(Files.exists(link));
      assertTrue(Files.exists(mine));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void AM75_plantedFoldersAreNotTakenForLeftovers() throws Exception {
    String gone = new Owner(1, "1", "b", "w").text();
    Path open = folder("AWSTOE1", gone);
    Files.setAttribute(open, "unix:mode", 01777);
    Path linked = folder("AWSTOE2", "none\n");
    Path valid = Files.writeString(temp.resolve("marker"), gone);
    Files.delete(linked.resolve(PrivateFolder.MARKER));
    Files.createSymbolicLink(linked.resolve(PrivateFolder.MARKER), valid);
    Path large = folder("AWSTOE3", gone + " ".repeat(2000));
    Path later = folder("AWSTOE9", gone);

    folders.removeLeftovers(temp);

    assertTrue(Files.exists(open.resolve("script-1.sh")));
    assertTrue(Files.exists(linked.resolve("script-1.sh")));
    assertTrue(Files.exists(large.resolve("script-1.sh")));
    assertFalse(Files.exists(later));
  }

  @Test
  void AM75_aFolderOfSomebodyElseIsNotTakenForALeftover() throws Exception {
    assumeTrue(isRoot(), "only root can give a folder away");
    Path foreign = folder("AWSTOE1", new Owner(1, "1", "b", "w").text());
    Files.setAttribute(foreign, "unix:uid", SOMEBODY);
    folders.removeLeftovers(temp);
    assertTrue(Files.exists(foreign.resolve("script-1.sh")));
  }

  @Test
  void AM75_linksInALeftoverAreRemovedAndNotFollowed() throws Exception {
    Path precious = Files.createDirectory(temp.resolve("precious"));
    Files.writeString(precious.resolve("file"), "content");
    Path leftover = folder("AWSTOE1", new Owner(1, "1", "b", "w").text());
    Files.createSymbolicLink(leftover.resolve("link"), precious);
    folders.removeLeftovers(temp);
    assertFalse(Files.exists(leftover));
    assertEquals("content", Files.readString(precious.resolve("file")));
  }

  @Test
  void AM75_nothingIsRemovedWhereOthersCanMoveFolders() throws Exception {
    Path folder = folder("AWSTOE1", new Owner(1, "1", "b", "w").text());
    Files.setAttribute(temp, "unix:mode", 0777);
    folders.removeLeftovers(temp);
    assertTrue(Files.exists(folder));
    Files.setAttribute(temp, "unix:mode", 01777);
    folders.removeLeftovers(temp);
    assertFalse(Files.exists(folder));
  }

  @Test
  void AM72_noScriptIsWrittenWhereOthersCanMoveItsFolder() throws Exception {
    Files.setAttribute(temp, "unix:mode", 0777);
    IOException refused = assertThrows(IOException.class, () -> folders.create(temp));
    assertEquals(
        "other users can change "
            + temp.toRealPath()
            + ", and so the scripts in it; name a safe folder in TMPDIR",
        refused.getMessage());
    assertThrows(IOException.class, () -> folders.home(temp));
    Files.setAttribute(temp, "unix:mode", 01777);
    assertTrue(Files.exists(folders.create(temp).path()));
  }

  @Test
  void AM72_aHomeThatWasPlantedAgainIsNotUsed() throws Exception {
    PrivateFolder home = folders.home(temp);
    home.remove();
    Files.createDirectory(home.path());
    Files.setAttribute(home.path(), "unix:mode", 0777);
    Path spare = Files.createDirectory(home.path().resolve("spare"));
    Files.setAttribute(spare, "unix:mode", 0777);

    PrivateFolder folder = folders.create(temp);

    assertEquals("rwx------", mode(folder.path()));
    assertTrue(Files.exists(spare));
    assertNotEquals(home, folders.home(temp));
    folders.close();
    assertTrue(Files.exists(home.path()), "not ours any more");
  }

  @Test
  void AM72_aSpareThatOthersCanEnterIsNotUsed() throws Exception {
    PrivateFolder home = folders.home(temp);
    Path spare = Files.createDirectory(home.path().resolve("spare"));
    Files.setAttribute(spare, "unix:mode", 0777);
    assertEquals("rwx------", mode(folders.create(temp).path()));
  }

  @Test
  void AM75_aTemporaryFolderThatIsMissingHasNoLeftovers() {
    folders.removeLeftovers(temp.resolve("none"));
    assertFalse(Files.exists(temp.resolve("none")));
  }

  @Test
  void AM75_aMarkerNamesItsOwner() {
    Owner own = Owner.current();
    assertEquals(Optional.of(own), Owner.parse(own.text()));
    assertFalse(own.isGone());
    assertEquals(Optional.empty(), Owner.parse("opentoe x 1 b w\n"));
    assertEquals(Optional.empty(), Owner.parse(""));
  }

  @Test
  void AM72_aFolderIsPrivateAndItsNameNotUsedTwice() throws Exception {
    PrivateFolder first = folders.create(temp);
    PrivateFolder second = folders.create(temp);
    assertNotEquals(first, second);
    assertTrue(first.path().getFileName().toString().matches("AWSTOE\\d+"));
    assertEquals("rwx------", mode(first.path()));
    Path script = first.write("script-1.sh", new byte[] {1});
    assertEquals("rw-------", mode(script));
    assertThrows(
        FileAlreadyExistsException.class, () -> first.write("script-1.sh", new byte[] {2}));
  }

  @Test
  void AM72_aRemovedFolderComesBackEmptyUnderAnotherName() throws Exception {
    Path home = folders.home(temp).path();
    PrivateFolder first = folders.create(temp);
    first.write("script-1.sh", new byte[] {1});
    folders.remove(first);
    assertFalse(Files.exists(first.path()));

    PrivateFolder second = folders.create(temp);
    assertNotEquals(first, second);
    assertTrue(Files.exists(second.path().resolve(PrivateFolder.MARKER)));
    assertFalse(Files.exists(second.path().resolve("script-1.sh")));
    folders.remove(second);
    folders.close();
    assertFalse(Files.exists(second.path()));
    assertFalse(Files.exists(home));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  private Path folder(String name, String marker) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name), OwnerOnly.folder(temp));
    Files.writeString(folder.resolve(PrivateFolder.MARKER), marker);
    Files.writeString(folder.resolve("script-1.sh"), "echo secret\n");
    return folder;
  }
}
