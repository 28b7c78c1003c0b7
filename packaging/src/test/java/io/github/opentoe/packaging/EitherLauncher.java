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
import org.junit.jupiter.api.io.TempDir;

/** What both launchers do, with a java that tells how it was called. */
abstract class EitherLauncher {

  @TempDir Path temporary;
  Path home;
  Path launcher;
  Program program;

  @BeforeEach
  void unpackDistribution() throws IOException {
    home = temporary.resolve("jdk");
    launcher = unpack(temporary.resolve("un packed"));
    program =
        Program.in(temporary)
            .with("JAVA_HOME", home)
            .with("LANG", "C.UTF-8")
            .without("LC_ALL", "LC_CTYPE");
  }

  /** Puts the launcher and what it needs into a folder, and returns it. */
  abstract Path unpack(Path folder) throws IOException;

  /** The end of the word before the first argument. */
  abstract String last();

  @Test
  void argumentsArriveAsTheyAre() throws Exception {
    Outcome outcome = program.run(launcher, "run", "a b", "", "*", "--x=$HOME");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(
        outcome.stdout().contains(last() + ">\n<run>\n<a b>\n<>\n<*>\n<--x=$HOME>\n"),
        outcome::toString);
    assertEquals("", outcome.stderr());
  }

  @Test
  void CL1_linkGivesTheProgramItsName() throws Exception {
    Path link = Files.createDirectories(temporary.resolve("b i n")).resolve("awstoe");
    Files.createSymbolicLink(link, Path.of("..").resolve(temporary.relativize(launcher)));
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
    assertTrue(outcome.stdout().endsWith(last() + ">\nLC_CTYPE=de_DE.utf8\n"), outcome::toString);
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
}
