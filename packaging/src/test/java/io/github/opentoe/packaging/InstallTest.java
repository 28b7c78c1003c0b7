package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** install.sh installs what has the right checksum, and removes all of it. */
@DisabledOnOs(OS.WINDOWS)
class InstallTest {

  @TempDir Path temporary;
  private Path archive = Path.of("");
  private Path prefix = Path.of("");
  private Path bin = Path.of("");

  @BeforeEach
  void makeArchive() throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("down loads"));
    archive = FakeArchive.make(folder, "1.0", "echo opentoe 1.0\n");
    prefix = temporary.resolve("opt/open toe");
    bin = temporary.resolve("bin");
  }

  @Test
  void installsAndLinksAndRemovesEverything() throws Exception {
    Outcome outcome = install(archive, "--awstoe");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals("install.sh: installed opentoe 1.0 in " + prefix + "\n", outcome.stderr());
    for (String name : List.of("opentoe", "awstoe")) {
      assertEquals("opentoe 1.0\n", run(bin.resolve(name)).stdout());
    }
    Path state = Files.createDirectories(temporary.resolve("state/run")).getParent();
    Outcome removed = install("--uninstall", "--state", state);
    assertEquals(0, removed.exitCode(), removed::toString);
    assertEquals(List.of("bin", "down loads", "opt"), names(temporary));
    assertEquals(List.of(), names(bin));
    assertEquals(List.of(), names(prefix.getParent()));
  }

  @Test
  void newerOneTakesThePlaceOfAnOlder() throws Exception {
    assertEquals(0, install(archive, "--awstoe").exitCode());
    Path newer = FakeArchive.make(temporary.resolve("down loads"), "2.0", "echo opentoe 2.0\n");
    assertEquals(0, install(newer).exitCode());
    assertEquals("opentoe 2.0\n", run(bin.resolve("opentoe")).stdout());
    assertEquals("2.0\n", Files.readString(prefix.resolve("README")));
    assertFalse(Files.exists(bin.resolve("awstoe"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void wrongChecksumInstallsNothing() throws Exception {
    String other = "0".repeat(64);
    Outcome outcome = install(archive, "--sha256", other);
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.stderr().contains(", not " + other + ": nothing is installed"));
    assertNothingIsInstalled();
  }

  @Test
  void changedArchiveInstallsNothing() throws Exception {
    Files.write(archive, new byte[] {0}, StandardOpenOption.APPEND);
    assertEquals(1, install(archive).exitCode());
    assertNothingIsInstalled();
  }

  @Test
  void missingChecksumIsAskedFor() throws Exception {
    Files.delete(Path.of(archive + ".sha256"));
    Outcome outcome = install(archive);
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.stderr().contains("give the checksum with --sha256"), outcome::toString);
    String sum = FakeArchive.sha256(archive).toUpperCase(Locale.ROOT);
    assertEquals(0, install(archive, "--sha256", sum).exitCode());
  }

  @Test
  void programThatDoesNotRunHereIsNotInstalled() throws Exception {
    Path broken = FakeArchive.make(temporary.resolve("down loads"), "3.0", "exit 127\n");
    Outcome outcome = install(broken);
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.stderr().contains("does not run on this machine"), outcome::toString);
    assertNothingIsInstalled();
  }

  @Test
  void whatOthersPutThereStays() throws Exception {
    Path theirs = Files.createDirectories(prefix).resolve("theirs");
    Files.writeString(theirs, "");
    assertEquals(1, install(archive).exitCode());
    assertEquals(1, install("--uninstall").exitCode());
    assertTrue(Files.exists(theirs));
    Files.delete(theirs);
    Files.delete(prefix);

    Path command = Files.createDirectories(bin).resolve("opentoe");
    Files.writeString(command, "theirs");
    Outcome outcome = install(archive);
    assertTrue(outcome.stderr().contains("is there already: choose another --bin"));
    assertEquals("theirs", Files.readString(command));
  }

  @Test
  void mistakesAreOneSentence() throws Exception {
    for (List<Object> words :
        List.<List<Object>>of(
            List.of("--prefix"),
            List.of("--frobnicate"),
            List.of(archive, archive),
            List.of(temporary.resolve("missing.tar.gz")),
            List.of(archive, "--sha256", "xyz"))) {
      Outcome outcome = install(words.toArray());
      assertEquals(1, outcome.exitCode(), words::toString);
      assertTrue(outcome.stderr().matches("install.sh: [^\n]+\n"), outcome::toString);
    }
    assertNothingIsInstalled();
    assertTrue(install("--help").stdout().startsWith("Usage: install.sh"));
  }

  private void assertNothingIsInstalled() throws IOException {
    assertFalse(Files.exists(bin));
    assertEquals(
        List.of(), Files.exists(prefix.getParent()) ? names(prefix.getParent()) : List.of());
  }

  private Outcome install(Object... words) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of("sh", installer()));
    command.addAll(List.of("--prefix", prefix, "--bin", bin));
    command.addAll(List.of(words));
    return run(command.toArray());
  }

  private Outcome run(Object... command) throws IOException, InterruptedException {
    return Program.in(temporary).run(command);
  }

  private static Path installer() {
    return Program.root().resolve("packaging/install/install.sh");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
