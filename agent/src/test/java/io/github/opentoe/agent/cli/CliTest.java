package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  private final Program program;

  CliTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void CL1_withoutArgumentsTheUsageGoesToStandardError() {
    assertEquals(1, program.run());
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("Usage: opentoe <command> [options]\n"), program.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help", "help"})
  void CL1_helpIsPrintedOnStandardOutput(String argument) {
    assertEquals(0, program.run(argument));
    assertEquals("", program.err());
    assertTrue(program.out().startsWith("Usage: opentoe <command> [options]\n"), program.out());
  }

  @ParameterizedTest
  @CsvSource({"-v,", "--version,", "run,-v", "run,--version"})
  void CL1_versionIsOneLine(String first, String second) {
    int code = second == null ? program.run(first) : program.run(first, second);
    assertEquals(0, code);
    assertEquals("opentoe 1.2.3\n", program.out());
    assertTrue(program.agent.runs.isEmpty());
  }

  @Test
  void CL1_startedAsAwstoeItShowsThatName() {
    program.name = "awstoe";
    program.run("--version");
    assertEquals("awstoe 1.2.3\n", program.out());
    program.run("run", "--help");
    assertTrue(program.out().startsWith("Usage: awstoe run --documents <list>"), program.out());
    assertTrue(program.out().contains("  awstoe run --config run.json --trace\n"), program.out());
  }

  @Test
  void CL1_unknownCommandGetsTheUsageOnStandardError() {
    assertEquals(1, program.run("rnu", "--documents", "doc.yaml"));
    assertEquals("", program.out());
    assertTrue(
        program
            .err()
            .startsWith("error: Unknown command 'rnu'.\n  hint: Did you mean 'run'?\n\nUsage: "),
        program.err());
  }

  @Test
  void CL1_helpOfACommandCanBeAskedForInThreeWays() {
    program.run("validate", "--help");
    String usage = program.out();
    program.run("validate", "-h");
    assertEquals(usage, program.out());
    assertEquals(0, program.run("help", "validate"));
    assertEquals(usage, program.out());
  }

  @Test
  void CL1_helpOfAnUnknownCommandFails() {
    assertEquals(1, program.run("help", "valdate"));
    assertEquals("", program.out());
    assertTrue(program.err().contains("Did you mean 'validate'?"), program.err());
  }

  @Test
  void CL4_optionWithoutACommandSaysWhereItBelongs() {
    assertEquals(1, program.run("--documents", "doc.yaml"));
    assertTrue(program.err().contains("Write 'opentoe run --documents'."), program.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--phasess, Unknown option '--phasess'., Did you mean '--phases'?",
    "--phasess=build, Unknown option '--phasess'., Did you mean '--phases'?",
    "-documents, Unknown option '-documents'., Did you mean '--documents'?",
    "--log-dir, Unknown option '--log-dir'., ''",
    "documents, Stray argument 'documents'., Did you mean '--documents'?",
    "doc2.yaml, Stray argument 'doc2.yaml'., ''"
  })
  void CL4_unknownArgumentsNameTheNearestOption(String argument, String message, String hint) {
    assertEquals(1, program.run("run", "-d", "doc.yaml", argument));
    assertEquals("", program.out());
    String hintLine = hint.isEmpty() ? "" : "  hint: " + hint + "\n";
    assertEquals(
        "error: " + message + "\n" + hintLine + "Try 'opentoe run --help' for the options.\n",
        program.err());
    assertTrue(program.agent.runs.isEmpty());
  }

  @Test
  void CL4_everyUnknownOptionIsNamed() {
    program.run("run", "-d", "doc.yaml", "--phasess", "build", "--tracee");
    assertTrue(program.err().contains("'--phasess'"), program.err());
    assertTrue(program.err().contains("'--tracee'"), program.err());
  }

  @Test
  void CL2_twoDashesEndTheOptions() {
    assertEquals(1, program.run("run", "-d", "doc.yaml", "--", "--trace"));
    assertTrue(program.err().startsWith("error: Stray argument '--trace'.\n"), program.err());
  }

  @Test
  void CL2_missingValueIsNamed() {
    assertEquals(1, program.run("run", "--documents"));
    assertTrue(program.err().startsWith("error: --documents needs a value.\n"), program.err());
    assertEquals(1, program.run("run", "--documents", "--phases", "build"));
    assertTrue(program.err().startsWith("error: --documents needs a value.\n"), program.err());
  }

  @Test
  void anInternalErrorLeavesNoStackTrace() {
    program.agent.listing =
        () -> {
          throw new IllegalStateException("oops");
        };
    assertEquals(1, program.run("actions"));
    assertEquals("error: internal error: java.lang.IllegalStateException: oops\n", program.err());
  }

  @Test
  void CL2_flagsTakeNoOtherValueThanTrueAndFalse() {
    assertEquals(1, program.run("run", "-d", "doc.yaml", "--trace=maybe"));
    assertTrue(
        program.err().startsWith("error: --trace: 'maybe' is not true or false.\n"), program.err());
  }
}
