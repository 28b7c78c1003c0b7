package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.opentoe.agent.ReportFile;
import io.github.opentoe.agent.ReportFile.Format;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOutputTest {

  private final Program program;

  RunOutputTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  private List<String> types() throws IOException {
    List<String> types = new ArrayList<>();
    for (String line : program.out().lines().toList()) {
      JsonNode event = new ObjectMapper().readTree(line);
      types.add(event.get("type").asText());
    }
    return types;
  }

  @Test
  void eventsArePrintedWhenTheyHappen() throws IOException {
    program.agent.running =
        request -> {
          request.listener().on(new RunEvent.RunStarted(Reports.START, "id", Optional.empty()));
          assertTrue(program.out().startsWith("{\"type\":\"runStarted\""), program.out());
          request.listener().on(new RunEvent.Warned(Reports.START, "odd"));
          return Reports.success("id");
        };
    assertEquals(0, program.run("run", "-d", "a.yml", "--output", "json"));
    assertEquals(List.of("runStarted", "warning", "runFinished"), types());
    assertEquals("warning: odd\n", program.err());
  }

  @Test
  void CL7_summaryIsTheDefault() {
    assertEquals(0, program.run("run", "-d", "a.yml", "-i", "x"));
    String byDefault = program.out();
    assertEquals(0, program.run("run", "-d", "a.yml", "-i", "x", "--output", "summary"));
    assertEquals(byDefault, program.out());
    assertTrue(byDefault.startsWith("{\n    \"executionId\": \"x\""), byDefault);
  }

  @Test
  void restartEndsTheStream() throws IOException {
    program.agent.running =
        request -> {
          request.listener().on(new RunEvent.RestartWanted(Reports.START));
          return Reports.of(Status.RUNNING, Reports.step("One", Status.REBOOTING, "")).waiting();
        };
    int code = Platform.current() == Platform.WINDOWS ? 3010 : 194;
    assertEquals(code, program.run("run", "-d", "a.yml", "--output", "json"));
    assertEquals(List.of("restartWanted"), types());
  }

  @Test
  void streamOfARunThatGoesOnMayBeAskedForAnew() throws IOException {
    assertEquals(0, program.run("run", "--resume", "-s", "state", "--output", "json"));
    assertEquals(List.of("runFinished"), types());
  }

  @Test
  void setupThatFailsIsAStreamToo() throws IOException {
    program.file("run.json", "{\"documents\": 1}");
    assertEquals(1, program.run("run", "-c", "run.json", "--output", "json"));
    assertEquals(List.of("problem", "runFinished"), types());
    program.agent.running =
        request -> {
          throw new AgentException("Cannot create the log folder.");
        };
    assertEquals(1, program.run("run", "-d", "a.yml", "--output", "json"));
    assertEquals(List.of("problem", "runFinished"), types());
    assertTrue(program.out().contains("Cannot create the log folder."), program.out());
  }

  @Test
  void wordsForOutputAreChecked() {
    assertEquals(1, program.run("run", "-d", "a.yml", "--output", "jsn"));
    assertEquals("", program.out());
    assertTrue(
        program
            .err()
            .startsWith(
                """
                error: --output: 'jsn' is not one of summary, json.
                  hint: Did you mean 'json'?
                """),
        program.err());
  }

  @Test
  void reportsReachTheRequestAsAbsolutePaths() {
    program.run("run", "-d", "a.yml", "--report", "junit=out/r.xml", "--report=html=/srv/a=b.html");
    assertEquals(
        List.of(
            new ReportFile(Format.JUNIT, program.directory.resolve("out/r.xml")),
            new ReportFile(Format.HTML, Path.of("/srv/a=b.html"))),
        program.agent.runs.get(0).reports());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "junt=a.xml|'junt' is no format; write junit=<file> or html=<file>.|Did you mean 'junit'?",
        "report.xml|'report.xml' is no format; write junit=<file> or html=<file>.|",
        "junit|'junit' names no file; write junit=<file>|",
        "junit=|'junit=' names no file; write junit=<file>|"
      })
  void reportsThatCannotBeUnderstoodAreErrors(String report, String message, String hint) {
    assertEquals(1, program.run("run", "-d", "a.yml", "--report", report));
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("error: --report: " + message + "\n"), program.err());
    assertEquals(hint != null, program.err().contains("hint: "), program.err());
    assertTrue(hint == null || program.err().contains(hint), program.err());
    assertTrue(program.agent.runs.isEmpty());
  }

  @Test
  void twoReportsCannotBeOneFile() {
    assertEquals(1, program.run("run", "-d", "a.yml", "--report=junit=a", "--report=html=x/../a"));
    assertTrue(program.err().contains("two reports cannot be one file: 'html=x/../a'"));
  }

  @Test
  void reportsOfASavedRunAreKept() {
    assertEquals(1, program.run("run", "--resume", "--report", "junit=a.xml"));
    assertTrue(program.err().contains("--resume takes --report from the saved run"));
    assertFalse(program.err().contains("--output"));
  }
}
