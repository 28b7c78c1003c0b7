package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Values of AWS in the built program (document-language §2.4). */
@EnabledOnOs(OS.LINUX)
class CloudValuesIT {

  private static final String SECRET = "Tr0ub4dor&3/zz+\"quoted\" é";
  private static final String STEPS = "documents.0.phases.0.steps.";

  @TempDir Path temporary;
  private final Map<String, String> variables = new HashMap<>();
  private ParameterStub stub;
  private Path work;
  private Path launcher;

  @BeforeEach
  void start() throws IOException {
    stub = new ParameterStub();
    launcher = Distribution.unpack(temporary.resolve("program"));
    work = Files.createDirectories(temporary.resolve("work")).toRealPath();
    Files.createDirectories(work.resolve("reports"));
    variables.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", "example");
    variables.put("AWS_DEFAULT_REGION", "eu-west-1");
    variables.put("AWS_CONFIG_FILE", temporary.resolve("none").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", temporary.resolve("none").toString());
    variables.put("AWS_ENDPOINT_URL_SSM", stub.endpoint());
    variables.put("AWS_ENDPOINT_URL_STS", stub.endpoint());
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", stub.endpoint());
    stub.parameter("/secret", "SecureString", SECRET);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private void write(String name, String... steps) throws IOException {
    String text = "schemaVersion: 1.0\nparameters:\n  - Given: {type: string, default: x}\n";
    text += "phases:\n  - name: build\n    steps:\n";
    for (String step : steps) {
      text += step.indent(6);
    }
    Files.writeString(work.resolve(name), text);
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Program program =
        Program.in(work)
            .with("JAVA_HOME", Program.javaHome())
            .with("LC_ALL", "C.UTF-8")
            .without("AWS_PROFILE", "AWS_REGION", "HTTP_PROXY", "http_proxy");
    variables.forEach(program::with);
    List<Object> command = new ArrayList<>(List.of(launcher, "run", "-d", "document.yaml"));
    command.addAll(List.of("-l", "logs", "-s", "state"));
    command.addAll(Arrays.asList(arguments));
    return program.run(command.toArray());
  }

  private String failureOf(String text) throws IOException, InterruptedException {
    write("document.yaml", bash("Ask", "echo '" + text + "'"));
    Outcome outcome = run();
    assertEquals(1, outcome.exitCode(), outcome.toString());
    return Json.at(log("detailedoutput.json"), STEPS + "0.failureMessage");
  }

  private String log(String name) throws IOException {
    try (Stream<Path> files = Files.walk(work.resolve("logs"))) {
      return Files.readString(files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
    }
  }

  private static String bash(String name, String... commands) {
    StringBuilder step = new StringBuilder("- name: " + name + "\n  action: ExecuteBash\n");
    step.append("  onFailure: Continue\n  inputs:\n    commands:\n      - |\n");
    for (String command : commands) {
      step.append(command.indent(8));
    }
    return step.toString();
  }

  private static List<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return List.of(
        secret,
        secret.replace("\"", "\\\""),
        secret.replace("&", "&amp;").replace("\"", "&quot;"),
        secret.replace("\"", "\\\\\\\""),
        url,
        url.replace("+", "%20"),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        Base64.getEncoder().encodeToString(("me:" + secret).getBytes(StandardCharsets.UTF_8)),
        Base64.getEncoder().encodeToString(("you:" + secret).getBytes(StandardCharsets.UTF_8)));
  }

  private void assertNowhere(Outcome outcome) throws IOException {
    List<String> places = new ArrayList<>(List.of(outcome.stdout(), outcome.stderr()));
    for (String folder : List.of("logs", "state", "reports")) {
      try (Stream<Path> files = Files.walk(work.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          places.add(file + "\n" + Files.readString(file));
        }
      }
    }
    for (String place : places) {
      forms(SECRET).forEach(form -> assertFalse(place.contains(form), () -> form + " in " + place));
    }
  }

  private void writeDocumentThatTellsEverything() throws IOException {
    write("inner.yaml", bash("Inner", "printf '%s\\n' '{{ Given }}'"));
    write(
        "document.yaml",
        bash(
            "Tells",
            "exec 2>&1; set -x",
            "s='{{ aws:ssm:/secret }}'",
            "printf '%s\\n' \"$s\"; printf '%s' \"$s\" | base64 -w0; echo",
            "printf 'me:%s' \"$s\" | base64; printf 'you:%s' \"$s\" | base64 | tr '+/' '-_'",
            "printf '%s' \"$s\" | od -An -v -tx1 | tr -d '\\n' | sed 's/ /%/g'; echo",
            "printf '{\"p\":\"%s\"}\\n' \"$(printf '%s' \"$s\" | sed 's/\"/\\\\\"/g')\"",
            "head -c 65530 /dev/zero | tr '\\0' '-'; echo \"$s\"",
            "printf '%s' \"${s:0:9}\"; sleep 0.3; printf '%s' \"${s:9}\""),
        bash("Fails", "s='{{ aws:ssm:/secret }}'", "echo \"cannot use $s\" >&2; exit 3"),
        """
        - name: Loops
          action: ExecuteBash
          onFailure: Continue
          if: {stringEquals: '{{ aws:ssm:/secret }}', value: other, then: Skip, else: Execute}
          loop: {forEach: ['{{ aws:ssm:/secret }}', '{{ build.Tells.outputs.stdout }}']}
          inputs: {commands: ['test "{{ loop.index }}" = 0']}
        - name: Asserts
          action: Assert
          onFailure: Continue
          inputs: {stringEquals: other, value: '{{ aws:ssm:/secret }}'}
        - name: Reads
          action: ReadFile
          onFailure: Continue
          inputs: [{path: '/nowhere/{{ aws:ssm:/secret }}'}]
        - name: Binary
          action: ExecuteBinary
          inputs: {path: /bin/echo, arguments: ['{{ aws:ssm:/secret }}']}
        - name: Nested
          action: ExecuteDocument
          inputs: {document: inner.yaml, parameters: [{name: Given, value: '{{ aws:ssm:/secret }}'}]}
        """);
  }

  @Test
  void DL49_aSecretIsInNoFileAndOnNoStreamWhateverAStepDoesWithIt() throws Exception {
    writeDocumentThatTellsEverything();
    Outcome outcome =
        run(
            "--trace",
            "--output=json",
            "--report=junit=reports/all.xml",
            "--report=html=reports/all.html");
    assertNowhere(outcome);
    assertTrue(outcome.stdout().contains("{\"type\":\"output\""), outcome::toString);
    assertTrue(Files.readString(work.resolve("reports/all.html")).contains("****"));
    String detailed = log("detailedoutput.json");
    assertTrue(log("console.log").contains("Stdout: ****"), log("console.log"));
    assertEquals("success", Json.at(detailed, STEPS + "0.status"), outcome.toString());
    assertTrue(Json.at(detailed, STEPS + "3.failureMessage").contains("****"), detailed);
    assertEquals("success", Json.at(detailed, STEPS + "5.status"), detailed);
    assertEquals("success", Json.at(detailed, STEPS + "6.status"), detailed);
    assertEquals(
        "[{\"path\":\"/bin/echo\",\"arguments\":[\"****\"]}]",
        Json.at(detailed, STEPS + "5.inputs"));
  }

  @Test
  void metadataAndAccountComeFromTheInstance() throws Exception {
    variables.remove("AWS_DEFAULT_REGION");
    stub.metadata("meta-data/instance-id", "i-0abc")
        .metadata(
            "dynamic/instance-identity/document",
            "{\"accountId\":\"444455556666\",\"region\":\"eu-north-1\"}");
    write(
        "document.yaml",
        bash(
            "Facts",
            "echo {{ aws:imds:instance-id }} {{ context:accountId }} {{ context:region }}"));
    Outcome outcome = run();
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertTrue(log("console.log").contains("Stdout: i-0abc 444455556666 eu-north-1"));
  }

  @Test
  void offInstancesTheAccountComesFromTheCredentials() throws Exception {
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    write("document.yaml", bash("Facts", "echo {{ context:accountId }} {{ context:region }}"));
    Outcome outcome = run();
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertTrue(log("console.log").contains("Stdout: 111122223333 eu-west-1"));
  }

  @Test
  void withoutCredentialsTheStepFailsInOneSentence() throws Exception {
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("AWS_ACCESS_KEY_ID", "");
    variables.put("AWS_SECRET_ACCESS_KEY", "");
    assertTrue(
        failureOf("{{ aws:ssm:/secret }}")
            .startsWith(
                "{{ aws:ssm:/secret }} cannot be resolved: parameter '/secret':"
                    + " no AWS credentials found"));
  }

  @Test
  void AM79_aRefusalNamesTheMissingPermission() throws Exception {
    stub.refusing(9, "{\"__type\":\"AccessDeniedException\",\"message\":\"no rights\"}");
    assertEquals(
        "{{ aws:ssm:/secret }} cannot be resolved: parameter '/secret': AccessDeniedException:"
            + " no rights; the credentials need ssm:GetParameter for the parameter",
        failureOf("{{ aws:ssm:/secret }}"));
  }

  @Test
  void throttlingHeals() throws Exception {
    stub.parameter("/plain", "String", "after all")
        .refusing(1, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
    write("document.yaml", bash("Say", "echo {{ aws:ssm:/plain }}"));
    Outcome outcome = run();
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertTrue(log("console.log").contains("Stdout: after all"));
  }

  @Test
  void aDeadEndpointIsNamed() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    variables.put("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:" + port);
    String message = failureOf("{{ aws:ssm:/secret }}");
    assertTrue(message.contains("cannot reach 127.0.0.1:" + port), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aServerThatSaysNothingEndsTheStepInBoundedTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      variables.put(
          "AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort());
      String message = failureOf("{{ aws:imds:instance-id }}");
      assertTrue(message.contains("cannot reach instance metadata"), message);
    }
  }

  @Test
  void anIndependentParameterStoreGivesTheSame() throws Exception {
    Optional<Path> moto = onPath("moto_server");
    assumeTrue(moto.isPresent(), "moto_server is not installed; it was not asked");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process server =
        new ProcessBuilder(moto.get().toString(), "-H", "127.0.0.1", "-p", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("moto.log").toFile())
            .start();
    try {
      String endpoint = "http://127.0.0.1:" + port;
      put(endpoint, "SecureString", "/secret", SECRET);
      put(endpoint, "StringList", "/names", "one,two");
      variables.put("AWS_ENDPOINT_URL", endpoint);
      variables.remove("AWS_ENDPOINT_URL_SSM");
      variables.remove("AWS_ENDPOINT_URL_STS");
      variables.put("AWS_EC2_METADATA_DISABLED", "true");
      write(
          "document.yaml",
          bash("Say", "test '{{ aws:ssm:/secret }}' = '" + SECRET.replace("'", "") + "' || true"),
          bash("List", "echo {{ aws:ssm:/names }} {{ context:accountId }}"),
          bash("None", "echo {{ aws:ssm:/none }}"));
      run();
      String console = log("console.log");
      assertTrue(console.contains("Stdout: one,two 123456789012"), console);
      assertTrue(console.contains("there is no such parameter in this account"), console);
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly().waitFor();
    }
  }

  private static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Moto takes unsigned calls; it may still be starting. */
  private static void put(String endpoint, String type, String name, String value)
      throws InterruptedException {
    String body =
        String.format(
            "{\"Name\":\"%s\",\"Type\":\"%s\",\"Value\":\"%s\",\"Overwrite\":true}",
            name, type, value.replace("\"", "\\\""));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "/"))
            .timeout(Duration.ofSeconds(20))
            .header("X-Amz-Target", "AmazonSSM.PutParameter")
            .header("Content-Type", "application/x-amz-json-1.1")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20310203/eu-west-1/ssm/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> response =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("moto_server did not start");
  }
}
