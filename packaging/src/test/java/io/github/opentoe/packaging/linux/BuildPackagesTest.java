package io.github.opentoe.packaging.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Both packages of a small image, read back. */
@EnabledOnOs(OS.LINUX)
class BuildPackagesTest {

  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final String DEB = "opentoe_1.2.0~snapshot_amd64.deb";
  private static final String RPM = "opentoe-1.2.0~snapshot-1.x86_64.rpm";
  private static final String LONG = "a".repeat(90);

  @TempDir Path temporary;
  private Path image = Path.of("");

  @BeforeEach
  void makeImage() throws IOException {
    image = temporary.resolve("image/opentoe-1.2.0-SNAPSHOT-linux-x86_64");
    for (String folder : List.of("bin", "licences", "runtime/legal", "runtime/lib/" + LONG)) {
      Files.createDirectories(image.resolve(folder));
    }
    write(image.resolve("bin/opentoe"), "#!/bin/sh\n", "rwxrwxr-x");
    write(image.resolve("licences/LICENSE"), "You may.\n", "r--r--r--");
    write(image.resolve("opentoe.cdx.json"), "{}\n", "rw-rw----");
    write(image.resolve("runtime/legal/LICENSE"), "You may, too.\n", "r--r--r--");
    write(image.resolve("runtime/lib").resolve(LONG).resolve("modules"), "x", "rw-rw-rw-");
    for (String name : List.of("opentoe.1", "opentoe.bash", "_opentoe")) {
      Files.createDirectories(temporary.resolve("shell"));
      Files.writeString(temporary.resolve("shell").resolve(name), name + "\n");
    }
  }

  @Test
  void debTellsWhatItIs() throws Exception {
    DebReader deb = DebReader.read(build("one").resolve(DEB));
    assertEquals(List.of("debian-binary", "control.tar.xz", "data.tar.xz"), deb.members());
    List<String> control = deb.text("control").lines().toList();
    assertTrue(
        control.containsAll(
            List.of(
                "Package: opentoe",
                "Version: 1.2.0~snapshot",
                "Architecture: amd64",
                "Depends: libc6",
                "Recommends: bash")),
        control::toString);
    assertTrue(control.stream().skip(1).allMatch(line -> line.matches("[A-Z][A-Za-z-]+: .+| .+")));
    assertTrue(deb.text("postrm").startsWith("#!/bin/sh\n"));
    assertEquals(0755, deb.controlModes().getOrDefault("./postrm", 0) & 07777);
    assertEquals(9, deb.text("md5sums").lines().count());
    deb.text("md5sums")
        .lines()
        .forEach(line -> assertEquals(line.substring(0, 32), deb.md5("./" + line.substring(34))));
  }

  @Test
  void debHoldsTheFilesOfRootWithOneTime() throws Exception {
    DebReader deb = DebReader.read(build("one").resolve(DEB));
    Map<String, String> listed = new TreeMap<>(deb.files());
    listed.keySet().removeIf(name -> name.endsWith("/"));
    Map<String, String> expected = files("vendor-completions");
    assertEquals(expected, listed);
    assertEquals("755", deb.files().get("./usr/lib/opentoe/bin/"));
    assertEquals(List.of("root:root 0:0 " + TIME), deb.marks());
  }

  @Test
  void rpmTellsWhatItIs() throws Exception {
    RpmReader rpm = RpmReader.read(build("one").resolve(RPM));
    assertEquals("opentoe 1.2.0~snapshot 1 x86_64 " + TIME.getEpochSecond(), rpm.identity());
    assertTrue(rpm.requirements().contains("/bin/sh"));
    assertTrue(rpm.requirements().contains("rpmlib(PayloadIsXz)"), rpm.requirements()::toString);
    assertEquals("if [ \"$1\" = 0 ]; then\n  rm -rf /var/lib/opentoe\nfi\n", rpm.postun());
  }

  @Test
  void rpmHoldsTheFilesOfRootWithOneTime() throws Exception {
    RpmReader rpm = RpmReader.read(build("one").resolve(RPM));
    Map<String, String> listed = new TreeMap<>();
    rpm.files().forEach((name, mode) -> listed.put("." + name, mode));
    listed.values().removeIf("folder"::equals);
    assertEquals(files("site-functions"), listed);
    assertEquals("folder", rpm.files().get("/usr/lib/opentoe"));
    assertFalse(rpm.files().containsKey("/usr/lib"));
    assertFalse(rpm.files().containsKey("/usr/bin"));
    assertEquals(List.of("root:root " + TIME), rpm.marks());
  }

  @Test
  void twoBuildsHaveTheSameBytes() throws Exception {
    Path one = build("one");
    try (Stream<Path> paths = Files.walk(temporary.resolve("image"))) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(TIME.plusSeconds(path.hashCode())));
      }
    }
    Path two = build("two");
    for (String name : List.of(DEB, RPM)) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(name)), Files.readAllBytes(two.resolve(name)), name);
    }
    try (Stream<Path> files = Files.list(two)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void withoutAnImageThereAreNoPackages() throws Exception {
    Folders.delete(image);
    assertTrue(Files.notExists(build("one")));
  }

  @Test
  void onlyLibrariesOfTheSystemAreNeeded() throws Exception {
    Path library = Path.of(System.getProperty("java.home"), "lib/libjava.so");
    Files.copy(library, image.resolve("runtime/lib/libjava.so"));
    Files.copy(library, image.resolve("runtime/lib/libjvm.so"));
    assertTrue(ElfFile.needs(library).containsKey("libjvm.so"));
    Needs needs = Needs.of(image);
    assertTrue(needs.libraries().containsKey("libc.so.6"), needs::toString);
    assertFalse(needs.libraries().containsKey("libjvm.so"), needs::toString);
    assertTrue(needs.ofDebian().get(0).startsWith("libc6 (>= 2."), needs::toString);
    assertTrue(needs.ofRedHat().contains("libc.so.6()(64bit)"), needs::toString);
  }

  @Test
  void highestVersionOfLibcIsNeeded() throws Exception {
    Needs needs =
        new Needs(
            Map.of(
                "libc.so.6", Set.of("GLIBC_2.9", "GLIBC_2.34", "GLIBC_PRIVATE"),
                "libm.so.6", Set.of("GLIBC_2.29"),
                "libz.so.1", Set.of()));
    assertEquals(List.of("libc6 (>= 2.34)", "zlib1g"), needs.ofDebian());
    assertTrue(needs.ofRedHat().contains("libc.so.6(GLIBC_2.34)(64bit)"));
    Needs strange = new Needs(Map.of("libstrange.so.1", Set.of()));
    assertThrows(IOException.class, strange::ofDebian);
  }

  private Path build(String name) throws IOException {
    Path target = temporary.resolve(name);
    Path parts = Path.of(System.getProperty("opentoe.root"), "packaging/src/packages");
    BuildPackages.main(
        new String[] {
          "images=" + temporary.resolve("image"),
          "parts=" + parts,
          "shell=" + temporary.resolve("shell"),
          "version=1.2.0-SNAPSHOT",
          "time=" + TIME,
          "smallest=false",
          "target=" + target
        });
    return target;
  }

  /** All that is no folder, with its mode or where it leads. */
  private static Map<String, String> files(String zsh) {
    Map<String, String> files = new TreeMap<>();
    files.put("./usr/bin/opentoe", "-> ../lib/opentoe/bin/opentoe");
    files.put("./usr/lib/opentoe/bin/opentoe", "755");
    files.put("./usr/lib/opentoe/licences/LICENSE", "644");
    files.put("./usr/lib/opentoe/opentoe.cdx.json", "644");
    files.put("./usr/lib/opentoe/runtime/legal/LICENSE", "644");
    files.put("./usr/lib/opentoe/runtime/lib/" + LONG + "/modules", "644");
    files.put("./usr/share/bash-completion/completions/opentoe", "644");
    files.put("./usr/share/doc/opentoe/copyright", "644");
    files.put("./usr/share/doc/opentoe/licences", "-> ../../../lib/opentoe/licences");
    files.put(
        "./usr/share/doc/opentoe/opentoe.cdx.json", "-> ../../../lib/opentoe/opentoe.cdx.json");
    files.put("./usr/share/man/man1/opentoe.1.gz", "644");
    files.put("./usr/share/zsh/" + zsh + "/_opentoe", "644");
    return files;
  }

  private static void write(Path file, String text, String mode) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
