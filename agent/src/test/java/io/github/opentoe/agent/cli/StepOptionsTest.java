package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.StepSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepOptionsTest {

  private final Program program;

  StepOptionsTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  private RunRequest request(String... options) {
    assertEquals(0, run(options), program.err());
    return program.agent.runs.get(program.agent.runs.size() - 1);
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(options));
    return program.run(arguments.toArray(String[]::new));
  }

  @Test
  void aRangeReachesTheRequest() {
    RunRequest request = request("-d", "a.yml", "--from", "One", "--until=build.Two");
    assertEquals(
        new StepSelection(Optional.of("One"), Optional.of("build.Two"), List.of()),
        request.steps());
    assertEquals(Optional.empty(), request.approval());
  }

  @Test
  void CL3_listsOfSingleStepsAreJoined() {
    assertEquals(
        StepSelection.only("One", "Two", "Three"),
        request("-d", "a.yml", "--only", "One,Two", "--only", "Three").steps());
  }

  @Test
  void withoutThemEverythingRunsAndEmptyOnesDoNotCount() {
    assertEquals(StepSelection.ALL, request("-d", "a.yml").steps());
    assertEquals(
        StepSelection.ALL, request("-d", "a.yml", "--from", "", "--only", "", "--until=").steps());
  }

  @Test
  void theyMayStandBesideAConfiguration() {
    program.file("run.json", "{\"documents\": [{\"path\": \"b.yml\"}]}");
    assertEquals(
        StepSelection.from("One"), request("--config", "run.json", "--from", "One").steps());
  }

  @ParameterizedTest
  @CsvSource({"--from", "--until"})
  void singleStepsAndARangeDoNotGoTogether(String option) {
    refused(
        "Specify either --only or " + option + ", not both.",
        "-d",
        "a.yml",
        option,
        "One",
        "--only",
        "Two");
  }

  @Test
  void CL6_emptyItemsAreErrors() {
    assertEquals(1, run("-d", "a.yml", "--only", "One,,Two"));
    assertTrue(program.err().startsWith("error: --only: 'One,,Two' has an empty item."));
  }

  @ParameterizedTest
  @CsvSource({"--from", "--until", "--only"})
  void resumeTakesThemFromTheSavedRun(String option) {
    refused(
        "--resume takes " + option + " from the saved run; leave it out.",
        "--resume",
        option,
        "One");
  }

  @Test
  void resumeCanAsk() {
    program.inIsTerminal = true;
    program.errIsTerminal = true;
    assertTrue(request("--resume", "--step").approval().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  void withoutATerminalNobodyCanBeAsked(boolean in, boolean err) {
    program.inIsTerminal = in;
    program.errIsTerminal = err;
    program.environment.put("NO_COLOR", "1");
    assertEquals(1, run("-d", "a.yml", "--step"));
    assertEquals("", program.out());
    assertEquals(
        """
        error: --step: there is no terminal to ask on
          hint: Standard input and standard error must be one.
        Try 'opentoe run --help' for the options.
        """,
        program.err());
    assertTrue(program.agent.runs.isEmpty());
  }

  private void refused(String message, String... options) {
    assertEquals(1, run(options));
    assertEquals("", program.out());
    assertEquals(
        "error: " + message + "\nTry 'opentoe run --help' for the options.\n", program.err());
    assertTrue(program.agent.runs.isEmpty());
  }
}
