package io.github.opentoe.agent.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetailedOutputTest {

  @Test
  void section8_4_keysStandInTheirOrderAndUnselectedPhasesAreLeftOut() throws IOException {
    RunReport report =
        Reports.run(
            "k1",
            Status.SUCCESS,
            Reports.document(
                Status.SUCCESS,
                Reports.phase(
                    "build",
                    true,
                    Reports.step(
                        "Hello",
                        Optional.of(Reports.stdout("hi\n")),
                        Optional.empty(),
                        Optional.empty())),
                Reports.phase("test", false, Reports.notRun("Other"))));
    assertEquals(
        """
        {
            "executionId": "k1",
            "status": "success",
            "startTime": "2031-02-03T04:05:06Z",
            "endTime": "2031-02-03T04:05:09Z",
            "failureMessage": "",
            "documents": [
                {
                    "name": "Demo",
                    "filePath": "s3://cfg/base.yml",
                    "status": "success",
                    "description": "a <b> \\"c\\"",
                    "startTime": "2031-02-03T04:05:06Z",
                    "endTime": "2031-02-03T04:05:09Z",
                    "failureMessage": "",
                    "phases": [
                        {
                            "name": "build",
                            "status": "success",
                            "startTime": "2031-02-03T04:05:06Z",
                            "endTime": "2031-02-03T04:05:09Z",
                            "failureMessage": "",
                            "steps": [
                                {
                                    "name": "Hello",
                                    "status": "success",
                                    "failureMessage": "",
                                    "timeoutSeconds": 7200,
                                    "onFailure": "Abort",
                                    "maxAttempts": 1,
                                    "action": "ExecuteBash",
                                    "startTime": "2031-02-03T04:05:06Z",
                                    "endTime": "2031-02-03T04:05:09Z",
                                    "inputs": "[{\\"commands\\":[\\"echo \\\\\\"é\\\\\\" <b>\\"]}]",
                                    "outputs": "[{\\"stdout\\":\\"hi\\\\n\\"}]",
                                    "loop": null,
                                    "detailedOutput": null
                                }
                            ]
                        }
                    ]
                }
            ]
        }\
        """,
        detailed(report, ZoneOffset.UTC));
  }

  @Test
  void section8_4_whatWasNotReachedHasEmptyTimesAndOutputs() throws IOException {
    RunReport report =
        new RunReport(
            "k2",
            Status.NOT_RUN,
            "",
            Optional.empty(),
            Optional.empty(),
            Counts.NONE,
            Optional.empty(),
            List.of(),
            List.of());
    assertEquals(
        """
        {
            "executionId": "k2",
            "status": "notRun",
            "startTime": "",
            "endTime": "",
            "failureMessage": "",
            "documents": []
        }\
        """,
        detailed(report, ZoneOffset.UTC));
    String step = steps(Reports.notRun("A"), ZoneOffset.UTC);
    assertEquals("\"\"", valueOf(step, "startTime"));
    assertEquals("\"\"", valueOf(step, "endTime"));
    assertEquals("\"\"", valueOf(step, "outputs"));
  }

  @Test
  void section8_4_aStepWithoutOutputsHasAnEmptyList() throws IOException {
    Optional<Value> none = Optional.of(Value.sequence(List.of()));
    String step =
        steps(Reports.step("A", none, Optional.empty(), Optional.empty()), ZoneOffset.UTC);
    assertEquals("\"[]\"", valueOf(step, "outputs"));
  }

  @Test
  void section8_4_timesHaveTheLocalOffset() throws IOException {
    Optional<Value> none = Optional.of(Value.sequence(List.of()));
    String step =
        steps(
            Reports.step("A", none, Optional.empty(), Optional.empty()), ZoneId.of("Asia/Kolkata"));
    assertEquals("\"2031-02-03T09:35:06+05:30\"", valueOf(step, "startTime"));
  }

  @Test
  void section8_4_theLoopIsAnObject() throws IOException {
    Map<String, Value> bounds = new LinkedHashMap<>();
    bounds.put("start", new Value.Whole(1));
    bounds.put("end", new Value.Whole(-3));
    bounds.put("updateBy", new Value.Whole(-1));
    Map<String, Value> loop = new LinkedHashMap<>();
    loop.put("name", Value.text("n"));
    loop.put("for", Value.mapping(bounds));
    String step =
        steps(
            Reports.step(
                "A",
                Optional.of(Value.sequence(List.of())),
                Optional.of(Value.mapping(loop)),
                Optional.empty()),
            ZoneOffset.UTC);
    assertEquals(
        """
        "loop": {
            "name": "n",
            "for": {
                "start": 1,
                "end": -3,
                "updateBy": -1
            }
        },
        "detailedOutput": null
        """,
        step.substring(step.indexOf("\"loop\"")));
  }

  @Test
  void EX38_EX43_everyNestedRunIsAnExecutionObject() throws IOException {
    RunReport inner = Reports.run("inner", Status.SUCCESS);
    String step =
        steps(
            Reports.step(
                "A",
                Optional.of(Value.sequence(List.of())),
                Optional.empty(),
                Optional.of(List.of(inner, inner))),
            ZoneOffset.UTC);
    String expected =
        """
        "detailedOutput": [
            {
                "executionId": "inner",
                "status": "success",
                "startTime": "2031-02-03T04:05:06Z",
                "endTime": "2031-02-03T04:05:09Z",
                "failureMessage": "",
                "documents": []
            },
            {
                "executionId": "inner",
                "status": "success",
                "startTime": "2031-02-03T04:05:06Z",
                "endTime": "2031-02-03T04:05:09Z",
                "failureMessage": "",
                "documents": []
            }
        ]
        """;
    assertEquals(expected, step.substring(step.indexOf("\"detailedOutput\"")));
  }

  @Test
  void EX52_halfASurrogatePairDoesNotBreakTheFile() throws IOException {
    Optional<Value> half = Optional.of(Value.sequence(List.of(Value.text("a\ud800b"))));
    String step =
        steps(Reports.step("A", half, Optional.empty(), Optional.empty()), ZoneOffset.UTC);
    assertEquals("\"[\\\"a?b\\\"]\"", valueOf(step, "outputs"));
  }

  /** The body of the only step, without its indentation. */
  private static String steps(StepResult step, ZoneId zone) throws IOException {
    String all =
        detailed(
            Reports.run(
                "x",
                Status.SUCCESS,
                Reports.document(Status.SUCCESS, Reports.phase("build", true, step))),
            zone);
    int indent = 28;
    int from = all.indexOf("\"steps\": [\n") + "\"steps\": [\n".length();
    StringBuilder body = new StringBuilder();
    all.substring(from)
        .lines()
        .filter(line -> line.startsWith(" ".repeat(indent)))
        .forEach(line -> body.append(line.substring(indent)).append('\n'));
    return body.toString();
  }

  private static String valueOf(String body, String key) {
    String start = "\"" + key + "\": ";
    int from = body.indexOf(start) + start.length();
    String line = body.substring(from, body.indexOf('\n', from));
    return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
  }

  private static String detailed(RunReport report, ZoneId zone) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JsonText().write(bytes, json -> DetailedOutput.write(report, zone, json));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
