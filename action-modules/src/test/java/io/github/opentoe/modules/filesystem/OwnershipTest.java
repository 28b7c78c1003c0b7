package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {

  private final Path folder;

  OwnershipTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void apply(String owner, String group) throws IOException {
    Path file = folder.resolve("f");
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    Ownership.find(
            file,
            Optional.of(owner).filter(text -> !text.isEmpty()),
            Optional.of(group).filter(text -> !text.isEmpty()))
        .applyTo(file);
  }

  private Object attribute(String name) throws IOException {
    return Files.getAttribute(folder.resolve("f"), "unix:" + name);
  }

  @Test
  void AM53_namesAndIds() throws Exception {
    Disk.needsRoot();
    apply("root", "root");
    assertEquals(0, attribute("uid"));
    apply("12345", "54321");
    assertEquals(12345, attribute("uid"));
    assertEquals(54321, attribute("gid"));
  }

  @Test
  void AM53_idsBeyondTheSignedRange() throws Exception {
    Disk.needsRoot();
    apply("4294967294", "3000000000");
    assertEquals(-2, attribute("uid"));
    assertEquals((int) 3000000000L, attribute("gid"));
  }

  @Test
  void AM55_groupStaysWithoutOne() throws Exception {
    Disk.needsRoot();
    apply("", "54321");
    apply("12345", "");
    assertEquals(54321, attribute("gid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-user", "-1", "+1", "4294967295", "99999999999", "1.0", " "})
  void AM54_unknownNamesAndImpossibleIds(String name) {
    assertEquals(
        "user '" + name + "' does not exist",
        assertThrows(FileFailure.class, () -> apply(name, "")).getMessage());
    assertEquals(
        "group '" + name + "' does not exist",
        assertThrows(FileFailure.class, () -> apply("", name)).getMessage());
  }

  @Test
  void AM54_emptyNameIsUnknown() {
    assertEquals(
        "user '' does not exist",
        assertThrows(
                FileFailure.class, () -> Ownership.find(folder, Optional.of(""), Optional.empty()))
            .getMessage());
  }
}
