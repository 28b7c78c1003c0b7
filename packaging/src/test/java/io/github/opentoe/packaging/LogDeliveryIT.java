package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.AwsServer.Answer;
import io.github.opentoe.packaging.AwsServer.Call;
import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Logs in a bucket and in CloudWatch (execution-and-outputs §8.8). */
@EnabledOnOs(OS.LINUX)
class LogDeliveryIT {

  private static final String SUCCEEDED = "TOE has completed execution successfully";
  private static final String FAILED =
      "TOE has completed execution with failure - Execution failed!";

  @TempDir Path temporary;
  private Agent agent;
  private AwsServer aws;

  @BeforeEach
  void start() throws IOException {
    aws = new AwsServer();
    agent = aws.reachedBy(Agent.in(temporary));
    agent.write(
        "doc.yml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Say
                action: ExecuteBash
                inputs:
                  commands: [echo one, echo, echo two, touch ran]
        """);
  }

  @AfterEach
  void stop() throws IOException {
    aws.close();
    agent.endAll();
  }

  private Outcome run(String options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("run", "-d", "doc.yml"));
    words.addAll(List.of(options.split(" ", -1)));
    return agent.run(words.toArray(String[]::new));
  }

  private Path folder() throws IOException {
    try (Stream<Path> files = Files.walk(agent.work().resolve("logs"))) {
      return files
          .filter(file -> file.endsWith("console.log"))
          .findFirst()
          .orElseThrow()
          .getParent();
    }
  }

  private boolean ran() {
    return Files.exists(agent.work().resolve("ran"));
  }

  private static String failure(Outcome outcome) {
    return Json.at(outcome.stdout(), "failureMessage");
  }

  /** The messages of all batches. */
  private List<String> messages() {
    List<String> messages = new ArrayList<>();
    for (Call call : aws.callsOf("PutLogEvents")) {
      Map<?, ?> body = (Map<?, ?>) Json.read(call.text());
      for (Object event : (List<?>) body.get("logEvents")) {
        messages.add((String) ((Map<?, ?>) event).get("message"));
      }
    }
    return messages;
  }

  @Test
  void EX55_EX58_theWholeFolderGoesToTheBucket() throws Exception {
    Outcome outcome = run("-b logs --log-s3-bucket-owner 111111111111 -k /bake//ami/ -i my/run");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    Path folder = folder();
    String name = agent.work().resolve("logs").relativize(folder).toString();
    assertTrue(name.endsWith("_my/run"), name);
    String url = "s3://logs/bake/ami/" + name;
    assertEquals(url, Json.at(outcome.stdout(), "logUrl"));
    TreeSet<String> expected = new TreeSet<>();
    expected.add("");
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> expected.add(file.getFileName().toString()));
    }
    TreeSet<String> uploaded = new TreeSet<>();
    String prefix = "/logs/bake/ami/" + name + "/";
    aws.objects.keySet().forEach(key -> uploaded.add(key.substring(prefix.length())));
    assertEquals(expected, uploaded);
    for (String file : expected) {
      if (!file.isEmpty()) {
        assertEquals(
            Files.readString(folder.resolve(file)),
            new String(aws.objects.get(prefix + file), StandardCharsets.UTF_8),
            file);
      }
    }
    assertEquals(prefix, aws.calls.get(0).path(), "EX-56: the folder comes first");
    assertTrue(
        aws.calls.stream()
            .allMatch(call -> call.header("X-amz-expected-bucket-owner").equals("111111111111")));
  }

  @Test
  void EX56_aRefusedProbeEndsTheRunBeforeAnyStep() throws Exception {
    aws.first = call -> Optional.of(Answer.s3(403, "AccessDenied"));
    Outcome outcome = run("-b logs");
    assertEquals(1, outcome.exitCode());
    assertTrue(
        failure(outcome).startsWith("The logs cannot be uploaded to s3://logs/TOE_"),
        failure(outcome));
    assertTrue(failure(outcome).contains("AccessDenied"), failure(outcome));
    assertTrue(failure(outcome).contains("s3:PutObject"), failure(outcome));
    assertFalse(ran());
    assertEquals(1, aws.calls.size());
  }

  @Test
  void EX57_aFailedFinalUploadFailsTheRun() throws Exception {
    aws.first =
        call ->
            call.path().endsWith("/application.log")
                ? Optional.of(Answer.s3(403, "AccessDenied"))
                : Optional.empty();
    Outcome outcome = run("-b logs");
    assertEquals(1, outcome.exitCode());
    assertTrue(ran());
    assertEquals("failed", Json.at(outcome.stdout(), "status"));
    assertEquals("1", Json.at(outcome.stdout(), "executedStepCount"));
    assertTrue(failure(outcome).contains("AccessDenied"), failure(outcome));
    String console = Files.readString(folder().resolve("console.log"));
    assertTrue(console.contains("Warning: The logs cannot be uploaded to s3://logs/"), console);
    assertTrue(console.endsWith(FAILED + "\n"), console);
    assertEquals(
        failure(outcome),
        Json.at(Files.readString(folder().resolve("detailedOutput.json")), "failureMessage"));
    assertTrue(outcome.stderr().contains("cannot be uploaded"), outcome::toString);
  }

  @Test
  void EX57_aRunThatFailedOnItsOwnKeepsItsReasonAndDeliversItsLogs() throws Exception {
    agent.write("doc.yml", "schemaVersion: 2.0\nphases: []\n");
    Outcome outcome = run("-b logs");
    assertEquals(1, outcome.exitCode());
    assertTrue(failure(outcome).startsWith("Invalid schema version"), failure(outcome));
    String key =
        aws.objects.keySet().stream()
            .filter(path -> path.endsWith("/console.log"))
            .findFirst()
            .orElseThrow();
    assertTrue(new String(aws.objects.get(key), StandardCharsets.UTF_8).endsWith(FAILED + "\n"));
  }

  @Test
  void EX57_aCancelledRunDeliversItsLogsToo() throws Exception {
    agent.write(
        "doc.yml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Hangs
                action: ExecuteBash
                inputs:
                  commands: [touch ran, sleep 300]
        """);
    Program.Running running =
        agent.start(
            "run", "-d", "doc.yml", "-b", "logs", "--cw-log-group", "g", "--cw-log-stream", "s");
    agent.await("ran", running);
    assertTrue(running.process().toHandle().destroy());
    Outcome outcome = running.join();
    assertEquals("failed", Json.at(outcome.stdout(), "status"), outcome::toString);
    assertTrue(aws.objects.keySet().stream().anyMatch(key -> key.endsWith("/console.log")));
    assertTrue(messages().contains(FAILED), messages().toString());
  }

  @Test
  void section8_8_consoleLinesStreamToCloudWatch() throws Exception {
    Outcome outcome = run("--cw-log-group g --cw-log-stream s --cw-log-region eu-north-1");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    List<String> expected =
        Files.readString(folder().resolve("console.log"))
            .lines()
            .map(line -> line.replaceFirst("^2\\S+Z ", ""))
            .map(line -> line.isEmpty() ? " " : line)
            .toList();
    assertEquals(expected, messages());
    assertTrue(expected.contains("Stdout: two"), expected.toString());
    assertEquals(SUCCEEDED, expected.get(expected.size() - 1));
    assertTrue(
        aws.calls.stream()
            .allMatch(call -> call.header("Authorization").contains("/eu-north-1/logs/")));
    assertEquals(1, aws.callsOf("CreateLogGroup").size());
    assertEquals(1, aws.callsOf("CreateLogStream").size());
  }

  @Test
  void section8_8_throttlingLosesNothing() throws Exception {
    AtomicInteger puts = new AtomicInteger();
    aws.first =
        call ->
            call.operation().equals("PutLogEvents") && puts.getAndIncrement() == 0
                ? Optional.of(Answer.json(400, "ThrottlingException", "slower"))
                : Optional.empty();
    Outcome outcome = run("--cw-log-group g --cw-log-stream s");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(messages().contains("Stdout: two"));
    assertEquals(SUCCEEDED, messages().get(messages().size() - 1));
  }

  @Test
  void section8_8_aDeadEndpointFailsTheRunAtSetup() throws Exception {
    agent.with("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    Outcome outcome = run("--cw-log-group g --cw-log-stream s");
    assertEquals(1, outcome.exitCode());
    assertTrue(
        failure(outcome)
            .startsWith("The console log cannot be sent to the CloudWatch stream g/s: cannot"),
        failure(outcome));
    assertFalse(ran());
  }

  @Test
  void section8_8_ignoredFailuresAreOneWarning() throws Exception {
    aws.first =
        call ->
            call.operation().isEmpty()
                ? Optional.empty()
                : Optional.of(Answer.json(400, "AccessDeniedException", "not you"));
    Outcome outcome = run("--cw-log-group g --cw-log-stream s --cw-ignore-failures");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    String console = Files.readString(folder().resolve("console.log"));
    assertEquals(2, console.split("Warning: ", -1).length, console);
    assertTrue(console.contains("logs:CreateLogStream"), console);
    assertTrue(ran());
  }

  @Test
  void section8_8_aStreamThatBreaksLaterFailsTheRunAtItsEnd() throws Exception {
    aws.first =
        call ->
            call.operation().equals("PutLogEvents")
                ? Optional.of(Answer.json(400, "ResourceNotFoundException", "gone"))
                : Optional.empty();
    Outcome outcome = run("--cw-log-group g --cw-log-stream s");
    assertEquals(1, outcome.exitCode());
    assertTrue(ran());
    assertEquals("1", Json.at(outcome.stdout(), "executedStepCount"));
    assertTrue(failure(outcome).contains("ResourceNotFoundException: gone"), failure(outcome));
    Outcome ignored = run("--cw-log-group g --cw-log-stream s --cw-ignore-failures");
    assertEquals(0, ignored.exitCode(), ignored::toString);
  }
}
