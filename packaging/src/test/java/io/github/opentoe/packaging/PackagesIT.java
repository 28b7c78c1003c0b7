package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packages for Linux in the hands of dpkg and rpm, in roots of their own. */
@EnabledOnOs(OS.LINUX)
class PackagesIT {

  private static final String STATE = "var/lib/opentoe/state/run";

  @TempDir Path temporary;

  @Test
  void dpkgInstallsRemovesAndPurges() throws Exception {
    Path deb = Packages.find(".deb");
    Packages.assumeInstalled("dpkg");
    Packages.assumeRoot();
    Path root = temporary.resolve("root");
    Path admin = Files.createDirectories(root.resolve("var/lib/dpkg"));
    for (String folder : List.of("info", "updates", "triggers")) {
      Files.createDirectory(admin.resolve(folder));
    }
    Files.createFile(admin.resolve("status"));
    dpkg(root, "--install", deb);
    Packages.assertRuns(root, temporary);
    Files.createFile(Files.createDirectories(root.resolve(STATE)).resolve("saved"));

    dpkg(root, "--remove", "opentoe");
    assertEquals(Set.of(STATE + "/saved"), Packages.names(root, "var/lib/dpkg"));
    dpkg(root, "--purge", "opentoe");
    assertEquals(Set.of(), Packages.names(root, "var/lib/dpkg"));
    assertFalse(Files.exists(root.resolve("var/lib/opentoe")));
    assertFalse(Files.exists(root.resolve("usr/lib/opentoe")));
  }

  @Test
  void rpmInstallsVerifiesAndErases() throws Exception {
    Path rpm = Packages.find(".rpm");
    Packages.assumeInstalled("rpm");
    Packages.assumeRoot();
    Path root = Files.createDirectories(temporary.resolve("root"));
    Outcome needs = rpm(root, "--install", "--test", rpm);
    assertFalse(needs.stderr().contains("rpmlib("), needs::toString);
    assertDone(rpm(root, "--install", "--nodeps", "--noscripts", rpm));
    assertDone(rpm(root, "--verify", "--nodeps", "opentoe"));
    Packages.assertRuns(root, temporary);

    assertDone(rpm(root, "--erase", "--noscripts", "opentoe"));
    assertEquals(Set.of(), Packages.names(root, "db"));
    assertFalse(Files.exists(root.resolve("usr/lib/opentoe")));
  }

  @Test
  void rpmFindsItsDigestsRight() throws Exception {
    Path rpm = Packages.find(".rpm");
    Packages.assumeInstalled("rpm");
    Outcome outcome = Program.in(temporary).with("LC_ALL", "C").run("rpm", "-K", rpm);
    assertDone(outcome);
    assertTrue(outcome.stdout().endsWith("digests OK\n"), outcome::toString);
  }

  @Test
  void packagesBringManualAndCompletion() throws Exception {
    Path deb = Packages.find(".deb");
    Packages.assumeInstalled("dpkg-deb");
    Path root = temporary.resolve("root");
    assertDone(Program.in(temporary).run("dpkg-deb", "--extract", deb, root));
    Path shell = Program.jar().resolveSibling("shell");
    assertEquals(
        -1,
        Files.mismatch(
            shell.resolve("opentoe.bash"),
            root.resolve("usr/share/bash-completion/completions/opentoe")));
    Outcome manual =
        Program.in(root).run("gzip", "-dc", root.resolve("usr/share/man/man1/opentoe.1.gz"));
    assertEquals(Files.readString(shell.resolve("opentoe.1")), manual.stdout());
    for (String name : List.of("licences/THIRD-PARTY.txt", "copyright")) {
      assertTrue(Files.exists(root.resolve("usr/share/doc/opentoe").resolve(name)), name);
    }
  }

  private void dpkg(Path root, Object... words) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of("dpkg", "--root=" + root, "--log=/dev/null"));
    command.addAll(List.of("--force-depends", "--force-script-chrootless"));
    command.addAll(List.of(words));
    assertDone(Program.in(temporary).run(command.toArray()));
  }

  private Outcome rpm(Path root, Object... words) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of("rpm", "--root", root, "--dbpath", "/db"));
    command.addAll(List.of(words));
    return Program.in(temporary).with("LC_ALL", "C").run(command.toArray());
  }

  private static void assertDone(Outcome outcome) {
    assertEquals(0, outcome.exitCode(), outcome::toString);
  }
}
