package io.github.opentoe.agent.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final String TIME = "\"time\":\"2031-02-03T04:05:06.789Z\"";

  private final List<String> lines = new ArrayList<>();
  private final EventStream stream = new EventStream(lines::add);

  private String last() {
    return lines.get(lines.size() - 1);
  }

  private void startStep() {
    stream.on(new RunEvent.DocumentStarted(Reports.START, "a.yaml", 0));
    stream.on(new RunEvent.PhaseStarted(Reports.START, "build", 0));
    stream.on(new RunEvent.StepStarted(Reports.START, "One", "ExecuteBash", 1, 2, 0));
  }

  private void print(String text) {
    stream.on(new RunEvent.OutputReceived(Reports.START, "One", text));
  }

  private List<String> printed() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : lines) {
      JsonNode event = new ObjectMapper().readTree(line);
      if (event.get("type").asText().equals("output")) {
        texts.add(event.get("text").asText());
      }
    }
    return texts;
  }

  @Test
  void eventIsOneObjectInOneLineWithItsTypeFirst() {
    startStep();
    assertEquals(
        "{\"type\":\"stepStarted\","
            + TIME
            + ",\"document\":\"a.yaml\",\"depth\":0,\"phase\":\"build\",\"step\":\"One\""
            + ",\"action\":\"ExecuteBash\",\"number\":1,\"total\":2}\n",
        last());
  }

  @Test
  void outputIsToldInLinesHoweverItComes() throws IOException {
    startStep();
    print("fir");
    assertEquals(List.of(), printed());
    print("st\r\nsecond\n\nthi");
    print("rd\n");
    assertEquals(List.of("first", "second", "", "third"), printed());
    assertTrue(lines.stream().allMatch(line -> line.indexOf('\n') == line.length() - 1));
  }

  @Test
  void EX50_longLineIsCutAsInTheLog() throws IOException {
    startStep();
    print("x".repeat(100_000));
    print("y".repeat(100_000) + "\nnext\n");
    assertEquals(List.of("x".repeat(65_536) + " …[cut]", "next"), printed());
  }

  @Test
  void lineThatJustFitsIsWhole() throws IOException {
    startStep();
    print("x".repeat(65_536) + "\r\n");
    assertEquals(List.of("x".repeat(65_536)), printed());
  }

  @Test
  void outputOfANestedStepNamesItsOwnPlace() {
    startStep();
    stream.on(new RunEvent.DocumentStarted(Reports.START, "b.yaml", 1));
    stream.on(new RunEvent.PhaseStarted(Reports.START, "test", 1));
    stream.on(new RunEvent.StepStarted(Reports.START, "Inner", "ExecuteBash", 1, 1, 1));
    stream.on(new RunEvent.OutputReceived(Reports.START, "Inner", "hello\n"));
    assertTrue(
        last()
            .contains("\"document\":\"b.yaml\",\"depth\":1,\"phase\":\"test\",\"step\":\"Inner\""),
        last());
  }

  @Test
  void problemSaysWhereItIs() {
    SourceLocation place = new SourceLocation("a.yaml", 3, 0);
    stream.problem(Reports.START, Problem.error("x", "Bad.", place).withHint("Try."));
    assertEquals(
        "{\"type\":\"problem\","
            + TIME
            + ",\"severity\":\"error\",\"id\":\"x\",\"message\":\"Bad.\",\"hint\":\"Try.\""
            + ",\"file\":\"a.yaml\",\"line\":3,\"column\":null}\n",
        last());
  }

  @Test
  void EX53_lastLineHasTheKeysOfTheSummary() {
    stream.end(
        Reports.START,
        Reports.run("id", Status.SUCCESS, new Counts(2, 0, 1, 3), Optional.of(Path.of("/logs"))));
    assertEquals(
        "{\"type\":\"runFinished\","
            + TIME
            + ",\"executionId\":\"id\",\"status\":\"success\",\"failedStepCount\":0"
            + ",\"executedStepCount\":2,\"ignoredFailedStepCount\":1,\"failureMessage\":\"\""
            + ",\"logUrl\":\""
            + Path.of("/logs").toAbsolutePath()
            + "\",\"skippedStepCount\":3}\n",
        last());
  }

  @Test
  void restartIsSaidOnceAndLast() {
    stream.on(new RunEvent.RunStarted(Reports.START, "id", Optional.empty()));
    stream.on(new RunEvent.RestartWanted(Reports.START));
    stream.end(Reports.START, Reports.run("id", Status.RUNNING).waiting());
    assertEquals(2, lines.size());
    assertEquals("{\"type\":\"restartWanted\"," + TIME + ",\"executionId\":\"id\"}\n", last());
  }

  @Test
  void restartThatNobodyAskedForIsSaidToo() {
    stream.end(Reports.START, Reports.run("id", Status.RUNNING).waiting());
    assertTrue(last().startsWith("{\"type\":\"restartWanted\""), last());
  }
}
