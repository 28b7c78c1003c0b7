package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of an unpacked distribution, with a java that tells how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

  @TempDir Path temporary;
  private Path home;
  private Path launcher;
  private Program program;

  @BeforeEach
  void unpackDistribution() throws IOException {
    Path distribution = Files.createDirectories(temporary.resolve("un packed/lib")).getParent();
    launcher = Files.copy(Program.root().resolve("opentoe"), distribution.resolve("opentoe"));
    assertTrue(launcher.toFile().setExecutable(true));
    Files.createFile(distribution.resolve("lib/opentoe.jar"));
    home = Script.javaHome(temporary.resolve("jdk"), "17.0.1");
    program =
        Program.in(temporary)
            .with("JAVA_HOME", home)
            .with("LANG", "C.UTF-8")
            .without("LC_ALL", "LC_CTYPE");
  }

  @Test
  void argumentsArriveAsTheyAre() throws Exception {
    Outcome outcome = program.run(launcher, "run", "a b", "", "*", "--x=$HOME");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(
        outcome.stdout().contains("opentoe.jar>\n<run>\n<a b>\n<>\n<*>\n<--x=$HOME>\n"),
        outcome::toString);
    assertEquals("", outcome.stderr());
  }

  @Test
  void CL1_linkGivesTheProgramItsName() throws Exception {
    Path link = Files.createDirectories(temporary.resolve("b i n")).resolve("awstoe");
    Files.createSymbolicLink(link, Path.of("../un packed/opentoe"));
    Path second = Files.createSymbolicLink(temporary.resolve("again"), link);
    assertTrue(program.run(link).stdout().contains("<-Dopentoe.program=awstoe>"));
    assertTrue(program.run(second).stdout().contains("<-Dopentoe.program=again>"));
    assertTrue(program.run(launcher).stdout().contains("<-Dopentoe.program=opentoe>"));
  }

  @Test
  void pipesAreNotTerminals() throws Exception {
    assertFalse(program.run(launcher).stdout().contains("terminal"));
  }

  @Test
  void nothingOfTheJvmReachesStandardOutput() throws Exception {
    assertTrue(program.run(launcher).stdout().contains("<-Xlog:disable>"));
  }

  @Test
  void AM35_utf8LocaleIsLeftAlone() throws Exception {
    Outcome outcome = program.with("LC_CTYPE", "de_DE.utf8").run(launcher);
    assertTrue(outcome.stdout().endsWith("opentoe.jar>\nLC_CTYPE=de_DE.utf8\n"), outcome::toString);
  }

  @Test
  void AM35_missingLocaleBecomesUtf8AndIsRemembered() throws Exception {
    Outcome outcome = program.without("LANG").with("LC_CTYPE", "").run(launcher);
    assertTrue(outcome.stdout().contains("\nOPENTOE_LC_CTYPE=\n"), outcome::toString);
    Program bare = Program.in(temporary).with("JAVA_HOME", home);
    outcome = bare.without("LANG", "LC_ALL", "LC_CTYPE").run(launcher);
    assertTrue(outcome.stdout().contains("\nOPENTOE_LC_CTYPE=unset\n"), outcome::toString);
    assertTrue(outcome.stdout().contains(".UTF-8\n"), outcome::toString);
  }

  @Test
  void AM35_localeThatOverridesAllIsTakenAwayAndRemembered() throws Exception {
    Outcome outcome = program.with("LC_ALL", "POSIX").run(launcher);
    assertTrue(outcome.stdout().contains("\nOPENTOE_LC_ALL=POSIX\n"), outcome::toString);
    assertTrue(outcome.stdout().contains("\nOPENTOE_LC_CTYPE=unset\n"), outcome::toString);
    assertFalse(outcome.stdout().contains("\nLC_ALL="), outcome::toString);
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
