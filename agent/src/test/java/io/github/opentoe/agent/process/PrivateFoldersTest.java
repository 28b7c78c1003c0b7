package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(first.path())));
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

  private Path folder(String name, String marker) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    Files.writeString(folder.resolve(PrivateFolder.MARKER), marker);
    Files.writeString(folder.resolve("script-1.sh"), "echo secret\n");
    return folder;
  }
}
