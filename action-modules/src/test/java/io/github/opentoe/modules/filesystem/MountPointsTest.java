package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountPointsTest {

  private final Path folder;

  MountPointsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Optional<Path> within(String path, String... lines) throws Exception {
    Path table = folder.resolve("mountinfo");
    Files.write(table, List.of(lines));
    return new MountPoints(table).within(Path.of(path));
  }

  @Test
  void DLD5_mountsAtOrBelowAreFound() throws Exception {
    String data = "40 25 8:1 / /srv/data rw,noatime shared:1 - ext4 /dev/sda1 rw";
    assertEquals(Optional.of(Path.of("/srv/data")), within("/srv", data));
    assertEquals(Optional.of(Path.of("/srv/data")), within("/srv/data", data));
    assertEquals(Optional.empty(), within("/srv/data/below", data));
    assertEquals(Optional.empty(), within("/srv/dat", data));
    assertEquals(Optional.empty(), within("/srv", "", "not a mount"));
  }

  @Test
  void DLD5_namesAreUnescaped() throws Exception {
    String mounted = "40 25 8:1 / /srv/a\\040b\\134c\\011\u00E9 rw - ext4 x rw";
    assertEquals(Optional.of(Path.of("/srv/a b\\c\t\u00E9")), within("/srv", mounted));
  }

  @Test
  void DLD5_withoutATableDevicesAreCompared() throws Exception {
    Path shared = Path.of("/dev/shm");
    assumeTrue(Files.isDirectory(shared), "needs a mounted /dev/shm");
    assumeFalse(
        Files.getAttribute(shared, "unix:dev")
            .equals(Files.getAttribute(Path.of("/dev"), "unix:dev")),
        "needs a mounted /dev/shm");
    MountPoints mounts = new MountPoints(folder.resolve("missing"));
    assertTrue(mounts.within(Path.of("/dev")).filter(path -> path.startsWith("/dev")).isPresent());
    assertEquals(Optional.empty(), mounts.within(folder));
  }
}
