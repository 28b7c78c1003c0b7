package io.github.opentoe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Call;
import io.github.opentoe.agent.testmodules.Say;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with values of a scripted Parameter Store (document-language §2.4). */
class CloudRunTest {

  private static final String SECRET = "s3cr3t/pa+ss \"word\"";
  private static final Pattern NAME = Pattern.compile("\"Name\":\"([^\"]*)\"");

  @TempDir Path folder;

  private final Say say = new Say();
  private final ComponentAgent agent = ComponentAgent.withModules(List.of(say, new Call()));
  private final Map<String, String> parameters = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream trace = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Matcher name = NAME.matcher(request);
          String key = name.find() ? name.group(1) : "";
          asked.add(key);
          String found = parameters.get(key);
          byte[] body =
              (found == null ? "{\"__type\":\"ParameterNotFound\"}" : found)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(found == null ? 400 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    parameter("/secret", "SecureString", SECRET.replace("\"", "\\\""));
    parameter("/pin", "SecureString", "77");
    parameter("/lines", "SecureString", "line-one-x\\nline-two-x");
    parameter("/names", "StringList", "one,two,three");
    parameter("/pointer", "String", "/secret");
    parameter("/secrets", "SecureString", "alpha-11,bravo-22");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void parameter(String name, String type, String value) {
    parameters.put(name, "{\"Parameter\":{\"Type\":\"" + type + "\",\"Value\":\"" + value + "\"}}");
  }

  private RunReport run(String... steps) throws IOException {
    write("document.yaml", steps);
    return agent.run(
        RunRequest.builder()
            .document("document.yaml")
            .workingDirectory(folder)
            .logDirectory(folder.resolve("logs"))
            .trace(trace)
            .listener(event -> events.add(event.toString()))
            .environment(
                Map.of(
                    "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                    "AWS_SECRET_ACCESS_KEY", "example",
                    "AWS_REGION", "eu-west-1",
                    "AWS_EC2_METADATA_DISABLED", "true",
                    "AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:" + server.getAddress().getPort()))
            .build());
  }

  private void write(String name, String... steps) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("schemaVersion: 1.0", "parameters:", "  - Given: {type: string, default: x}"));
    lines.addAll(List.of("phases:", "  - name: build", "    steps:"));
    for (String step : steps) {
      lines.add("      - " + step);
    }
    Files.write(folder.resolve(name), lines);
  }

  private static StepResult step(RunReport report, int index) {
    return report.documents().get(0).phases().get(0).steps().get(index);
  }

  private void assertNowhere(String text, RunReport report) throws IOException {
    assertFalse(report.toString().contains(text), "in the report");
    assertFalse(events.toString().contains(text), "in an event");
    assertFalse(trace.toString(StandardCharsets.UTF_8).contains(text), "in the trace");
    Path logs = report.logFolder().orElseThrow();
    try (Stream<Path> files = Files.walk(logs).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String content = Files.readString(file);
        assertFalse(content.contains(text), () -> file + ": " + content);
        assertFalse(content.contains(text.replace("\"", "\\\\\\\"")), () -> file + ": " + content);
      }
    }
  }

  @Test
  void DL49_aSecretReachesTheActionAndNothingElse() throws IOException {
    RunReport report =
        run(
            "{name: Say, action: Say, inputs: {text: 'pw={{ aws:ssm:/secret }}'}}",
            "{name: Chained, action: Say, inputs: {text: '{{ build.Say.outputs.text }}!'}}",
            "{name: Inputs, action: Say, inputs: {text: '<{{ build.Say.inputs.text }}>'}}");
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(List.of("pw=" + SECRET, "pw=" + SECRET + "!", "<pw=" + SECRET + ">"), say.said());
    assertEquals("[{\"text\":\"pw=****\"}]", step(report, 0).inputs().toJson());
    assertEquals("[{\"text\":\"<pw=****>\"}]", step(report, 2).inputs().toJson());
    assertNowhere(SECRET, report);
  }

  @Test
  void DL49_inFailuresConditionsAndLoopsASecretIsHidden() throws IOException {
    RunReport report =
        run(
            "{name: Fails, action: Say, onFailure: Continue, maxAttempts: 2,"
                + " inputs: {text: 'fail {{ aws:ssm:/secret }}'}}",
            "{name: Asked, action: Say, inputs: {text: hi},"
                + " if: {stringEquals: '{{ aws:ssm:/secret }}', value: no}}",
            "{name: Loop, action: Say, onFailure: Continue, inputs: {text: '{{ loop.value }}'},"
                + " loop: {forEach: ['{{ aws:ssm:/secret }}', b]}}",
            "{name: Pieces, action: Say, inputs: {text: '{{ loop.value }}'},"
                + " loop: {forEach: {list: '{{ aws:ssm:/secrets }}', delimiter: ','}}}");
    assertNowhere(SECRET, report);
    assertNowhere("alpha-11", report);
    assertTrue(step(report, 0).failureMessage().contains("cannot say: fail ****"));
    assertTrue(say.said().containsAll(List.of(SECRET, "b", "alpha-11", "bravo-22")));
  }

  @Test
  void DOC9_aSecretStaysMaskedInNestedDocuments() throws IOException {
    write("inner.yaml", "{name: Inner, action: Say, inputs: {text: 'in {{ Given }}'}}");
    RunReport report =
        run(
            "{name: Call, action: Call, inputs: {document: inner.yaml,"
                + " parameters: {Given: '{{ aws:ssm:/secret }}'}}}");
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(List.of("in " + SECRET), say.said());
    assertNowhere(SECRET, report);
  }

  @Test
  void DL49_aSecretOfAnyLengthIsMaskedInTheInputs() throws IOException {
    RunReport report = run("{name: Pin, action: Say, inputs: {text: 'x{{ aws:ssm:/pin }}y'}}");
    assertEquals("[{\"text\":\"x****y\"}]", step(report, 0).inputs().toJson());
    assertEquals(List.of("x77y"), say.said());
  }

  @Test
  void DL49_aLineBreakInASecretFailsTheStep() throws IOException {
    RunReport report = run("{name: Say, action: Say, inputs: {text: '{{ aws:ssm:/lines }}'}}");
    assertEquals(
        "{{ aws:ssm:/lines }} cannot be resolved:"
            + " a SecureString must be one line; this one has a line break",
        step(report, 0).failureMessage());
    assertNowhere("line-one-x", report);
  }

  @Test
  void DL50_aListIsAListAloneAndJoinedInsideText() throws IOException {
    RunReport report =
        run(
            "{name: Say, action: Say, inputs: {text: 'all: {{ aws:ssm:/names }}',"
                + " more: '{{ aws:ssm:/names }}'}}",
            "{name: Text, action: Say, inputs: {text: '{{ aws:ssm:/names }}',"
                + " more: ['{{ aws:ssm:/names }}']}}",
            "{name: Loop, action: Say, inputs: {text: '{{ loop.value }}'},"
                + " loop: {forEach: {list: '{{ aws:ssm:/names }}', delimiter: ','}}}",
            "{name: Item, action: Say, inputs: {text: '{{ loop.value }}'},"
                + " loop: {forEach: ['{{ aws:ssm:/names }}']}}");
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(
        "[{\"text\":\"all: one,two,three\",\"more\":[\"one\",\"two\",\"three\"]}]",
        step(report, 0).inputs().toJson());
    assertEquals(
        "[{\"text\":\"one,two,three\",\"more\":[\"one,two,three\"]}]",
        step(report, 1).inputs().toJson());
    assertEquals(
        List.of("all: one,two,three", "one,two,three", "one", "two", "three", "one,two,three"),
        say.said());
  }

  @Test
  void DL48_aValueIsAskedForOncePerStepAndNotPerAttempt() throws IOException {
    run(
        "{name: Fails, action: Say, onFailure: Continue, maxAttempts: 3,"
            + " if: {stringEquals: 'one,two,three', value: '{{ aws:ssm:/names }}'},"
            + " inputs: {text: 'fail {{ aws:ssm:/names }} {{ aws:ssm:/names }}'}}",
        "{name: Again, action: Say, inputs: {text: '{{ aws:ssm:/names }}'}}");
    assertEquals(List.of("/names", "/names"), asked);
  }

  @Test
  void aNameCanBeComputed() throws IOException {
    RunReport report =
        run("{name: Say, action: Say, inputs: {text: '{{ aws:ssm:resolve(aws:ssm:/pointer) }}'}}");
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(List.of(SECRET), say.said());
    assertEquals(List.of("/pointer", "/secret"), asked);
  }

  @Test
  void aParameterThatIsNotThereFailsTheStepPlainly() throws IOException {
    RunReport report =
        run(
            "{name: Say, action: Say, inputs: {text: '{{ aws:ssm:resolve(Given) }}'}}",
            "{name: Never, action: Say, inputs: {text: never}}");
    assertEquals(
        "{{ aws:ssm:resolve(Given) }} cannot be resolved: parameter 'x':"
            + " there is no such parameter in this account and region",
        step(report, 0).failureMessage());
    assertEquals(List.of(), say.said());
  }

  @Test
  void AM81_secretPartsOfUrlsAreMaskedInRecordedInputs() throws IOException {
    RunReport report =
        run(
            "{name: Say, action: Say, onFailure: Continue,"
                + " inputs: {text: 'fail https://me:pw-me@h/x?token=tok-me&a=1'}}");
    assertEquals(
        "[{\"text\":\"fail https://****@h/x?token=****&a=1\"}]", step(report, 0).inputs().toJson());
    assertTrue(step(report, 0).failureMessage().contains("https://****@h/x?token=****&a=1"));
    String shown = Files.readString(report.logFolder().orElseThrow().resolve("console.log"));
    assertFalse(shown.contains("tok-me"), shown);
  }
}
