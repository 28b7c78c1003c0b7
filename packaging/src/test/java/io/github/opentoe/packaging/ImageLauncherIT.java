package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The launcher of the runtime image. */
@DisabledOnOs(OS.WINDOWS)
class ImageLauncherIT extends EitherLauncher {

  @Override
  Path unpack(Path folder) throws IOException {
    Path source = Program.root().resolve("packaging/src/image/bin/opentoe");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path launcher = Files.copy(source, bin.resolve("opentoe"));
    assertTrue(launcher.toFile().setExecutable(true));
    Script.javaHome(folder.resolve("runtime"), "25.0.1");
    return launcher;
  }

  @Override
  String last() {
    return "agent.cli.Main";
  }

  @Test
  void javaOfTheMachineIsLeftAlone() throws Exception {
    Path other = Script.javaHome(temporary.resolve("other"), "99");
    Script.write(other.resolve("bin/java"), "echo other\n");
    Outcome outcome =
        program
            .with("JAVA_HOME", other)
            .with("PATH", other.resolve("bin") + ":" + System.getenv("PATH"))
            .run(launcher);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().contains("<-m>\n"), outcome::toString);
  }

  @Test
  void startsWithoutAnyOtherProgram() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of("/usr/lib/locale/C.utf8")), "this machine has no C.UTF-8 folder");
    Path java = launcher.resolveSibling("../runtime/bin/java").normalize();
    Script.write(java, "printf '<%s>\\n' \"$@\"; printf '%s\\n' \"$LC_CTYPE\"\n");
    Outcome outcome = program.with("PATH", temporary).with("LANG", "C").run(launcher);
    assertEquals("", outcome.stderr());
    assertTrue(outcome.stdout().endsWith("\nC.UTF-8\n"), outcome::toString);
  }

  @Test
  void relativePathsLeadToItToo() throws Exception {
    Outcome outcome = program.run("sh", "-c", "cd 'un packed' && bin/opentoe");
    assertTrue(outcome.stdout().contains("un packed/bin/opentoe>"), outcome::toString);
    assertTrue(outcome.stdout().contains("<-Dopentoe.launcher=/"), outcome::toString);
    outcome = program.run("sh", "-c", "cd 'un packed/bin' && sh opentoe");
    assertTrue(outcome.stdout().contains("<-m>\n"), outcome::toString);
  }

  @Test
  void incompleteImageIsNamed() throws Exception {
    Files.delete(launcher.resolveSibling("../runtime/bin/java").normalize());
    Outcome outcome = program.run(launcher);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stderr().contains("runtime/bin/java is missing"), outcome::toString);
  }
}
