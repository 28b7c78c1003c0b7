package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are closed, terminals that go away, and bytes that are no text. */
@EnabledOnOs(OS.LINUX)
class StreamFaultsIT {

  private static final String STEP = "documents.0.phases.0.steps.0.";
  private static final Pattern LINE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z .*");

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
    write("fine.yaml", "echo fine");
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", ">&- <&-", ">/dev/full"})
  void standardOutputThatTakesNothingIsSaidAndFails(String redirection) throws Exception {
    Outcome outcome = agent.runBy(shell("\"$@\" " + redirection), "run", "-d", "fine.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(
        outcome.stderr().startsWith("error: standard output cannot take the summary; see /"),
        outcome::toString);
    assertIntact("success");
  }

  @Test
  void readerOfTheSummaryMayBeGone() throws Exception {
    Outcome outcome =
        agent.runBy(shell("mkfifo p; exec 3<>p 4>p 3<&-; \"$@\" >&4"), "run", "-d", "fine.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(
        outcome.stderr().startsWith("error: standard output cannot take the summary; see /"),
        outcome::toString);
    assertIntact("success");
  }

  @Test
  void closedStreamsDoNotMixWithFiles() throws Exception {
    Outcome outcome = agent.runBy(shell("\"$@\" <&- >&- 2>&-"), "run", "-d", "fine.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertIntact("success");
    assertEquals("", Files.readString(agent.work().resolve("state/lock")));
  }

  @Test
  void nobodyNeedsToReadStandardError() throws Exception {
    Outcome outcome = agent.runBy(shell("\"$@\" 2>&-"), "run", "-d", "fine.yaml", "--trace");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals("success", Json.at(outcome.stdout(), "status"));
    assertIntact("success");
  }

  @Test
  void lossOfTheTerminalCancelsTheRun() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed");
    write("hangs.yaml", "touch started; sleep 300");
    String launcher = temporary.resolve("program/opentoe").toString();
    String call = launcher + " run -d hangs.yaml -l logs --state-directory state";
    Program.Running terminal = agent.startOther(List.of("script", "-qfc", call, "/dev/null"));
    agent.await("started", terminal);
    // With it goes the other side of the terminal, as when a connection breaks.
    terminal.process().destroyForcibly();
    terminal.join();
    assertEquals(List.of(), agent.processes().thatStay());
    assertIntact("failed");
    assertEquals("cancelled", failure());
  }

  @Test
  void AM62_stepKillsItsOwnGroupAndNotTheAgent() throws Exception {
    write("group.yaml", "kill -9 0");
    Outcome outcome = agent.run("run", "-d", "group.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertIntact("failed");
    assertEquals("exit status 137 (signal 9)", failure());
  }

  @Test
  void stepThatSignalsTheGroupOfTheAgentCancelsTheRun() throws Exception {
    write("group.yaml", "kill -TERM -- -$PPID; sleep 300");
    Outcome outcome = agent.runBy(List.of("setsid", "-w"), "run", "-d", "group.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("failed", Json.at(outcome.stdout(), "status"));
    assertIntact("failed");
    assertEquals("cancelled", failure());
    assertEquals(List.of(), agent.processes().thatStay());
  }

  @Test
  void EX51_bytesThatAreNoTextLeaveAllFilesReadable() throws Exception {
    write(
        "bytes.yaml",
        "for i in $(seq 0 255); do printf \"\\\\x$(printf %x $i)\"; done",
        "printf '\\355\\240\\200\\300\\200\\365\\377\\n'",
        "head -c 100000 /dev/urandom",
        "head -c 100000 /dev/urandom >&2");
    Outcome outcome = agent.run("run", "-d", "bytes.yaml");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertIntact("success");
    String outputs = Json.at(agent.log("detailedoutput.json"), STEP + "outputs");
    String stdout = Json.at(outputs, "0.stdout");
    assertTrue(stdout.startsWith("\0\1\2\3"), () -> "begins with " + stdout.substring(0, 4));
    assertTrue(stdout.contains("~\u007f\uFFFD\uFFFD"), "bytes above 127 are no characters");
    String console = agent.log("console.log");
    assertTrue(console.contains("\\x00\\x01\\x02\\x03"), "control characters are shown");
    assertFalse(console.contains("\0"));
  }

  @Test
  void missingWorkingDirectoryIsOneSentence() throws Exception {
    Outcome outcome =
        agent.runBy(shell("mkdir gone; cd gone; rmdir ../gone; \"$@\""), "run", "-d", "x");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.stdout());
    assertTrue(
        outcome
            .stderr()
            .endsWith(
                "opentoe: the working directory does not exist any more: change to another\n"),
        outcome::toString);
    assertFalse(outcome.stderr().contains("\tat "), outcome::toString);
  }

  private void write(String name, String... commands) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            schemaVersion: 1.0
            phases:
              - name: build
                steps:
                  - name: Only
                    action: ExecuteBash
                    inputs:
                      commands:
            """);
    for (String command : commands) {
      text.append("            - |-\n              ").append(command).append('\n');
    }
    agent.write(name, text.toString());
  }

  private String failure() throws IOException {
    return Json.at(agent.log("detailedoutput.json"), STEP + "failureMessage");
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script, "sh");
  }

  /** Every file of the log folder is what it should be, whatever the streams did. */
  private void assertIntact(String status) throws IOException {
    String details = agent.log("detailedoutput.json");
    assertEquals(status, Json.at(details, "status"));
    assertEquals(details, agent.log("detailedOutput.json"));
    Json.read(agent.log("chaining.json"));
    for (String log : List.of("console.log", "application.log")) {
      String text = agent.log(log);
      assertFalse(text.contains("\"executionId\""), text);
      String first = text.lines().findFirst().orElse("");
      assertTrue(LINE.matcher(first).matches(), first);
      assertTrue(text.endsWith("\n"), "the last line of " + log + " is whole");
    }
  }
}
