package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The launcher of an unpacked distribution, with a java that tells how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT extends EitherLauncher {

  @Override
  Path unpack(Path folder) throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve("lib")).resolve("opentoe.jar"));
    Path launcher = Files.copy(Program.root().resolve("opentoe"), folder.resolve("opentoe"));
    assertTrue(launcher.toFile().setExecutable(true));
    Script.javaHome(home, "17.0.1");
    return launcher;
  }

  @Override
  String last() {
    return "opentoe.jar";
  }

  @Test
  void oldJavaIsRefusedWithItsVersion() throws Exception {
    Script.javaHome(home, "11.0.2");
    Outcome outcome = program.with("PATH", withoutJava()).run(launcher);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.stdout());
    assertTrue(outcome.stderr().contains("JAVA_HOME is Java 11.0.2"), outcome::toString);
  }

  @Test
  void missingJavaIsSaidInOneLine() throws Exception {
    Outcome outcome =
        Program.in(temporary).without("JAVA_HOME").with("PATH", withoutJava()).run(launcher);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(1, outcome.stderr().lines().count(), outcome::toString);
    assertTrue(outcome.stderr().contains("needs Java 17 or newer"), outcome::toString);
  }

  @Test
  void newerJavaOnThePathStandsInForAnOldOne() throws Exception {
    Path old = Script.javaHome(temporary.resolve("old"), "1.8.0_402");
    String path = home.resolve("bin") + ":" + withoutJava();
    Outcome outcome = program.with("JAVA_HOME", old).with("PATH", path).run(launcher);
    assertEquals(0, outcome.exitCode(), outcome::toString);
  }

  @Test
  void incompleteDistributionIsNamed() throws Exception {
    Files.delete(launcher.resolveSibling("lib/opentoe.jar"));
    Outcome outcome = program.run(launcher);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stderr().contains("lib/opentoe.jar is missing"), outcome::toString);
  }

  /** A PATH with the few tools the launcher may need, and no java. */
  private String withoutJava() throws IOException {
    return Script.tools(temporary.resolve("tools"), "sh", "readlink", "sed", "locale", "env")
        .toString();
  }
}
