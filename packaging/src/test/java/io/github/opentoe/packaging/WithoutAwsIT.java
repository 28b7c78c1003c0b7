package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs and validations that need nothing of AWS ask nothing of AWS. */
@DisabledOnOs(OS.WINDOWS)
class WithoutAwsIT {

  private static final String DOCUMENT =
      """
      name: no-cloud
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Write
              action: CreateFile
              inputs:
                - path: 'FOLDER/one'
                  content: '{{ context:osPlatform }} {{ env:PATH }}'
            - name: Copy
              action: CopyFile
              inputs:
                - source: 'FOLDER/one'
                  destination: 'FOLDER/two'
            - name: Compare
              action: Assert
              inputs:
                fileExists: '{{ build.Copy.inputs[0].destination }}'
            - name: Print
              if:
                folderExists: 'FOLDER'
              action: ExecuteBash
              loop:
                forEach: [a, b]
              inputs:
                commands:
                  - echo '{{ loop.value }}'
            - name: Elsewhere
              if:
                fileExists: 'CONDITION'
              action: S3Download
              inputs:
                - source: s3://a-bucket/a-key
                  destination: 'FOLDER/never'
      """;

  @TempDir Path temporary;
  private final AtomicInteger calls = new AtomicInteger();
  private ServerSocket trap;
  private Path document;

  @BeforeEach
  void setTrap() throws IOException {
    trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread counting = new Thread(this::count, "trap");
    counting.setDaemon(true);
    counting.start();
    document = temporary.resolve("document.yaml");
    write(temporary.resolve("never"));
  }

  @AfterEach
  void removeTrap() throws IOException {
    trap.close();
  }

  @Test
  void CL34_runLoadsNoSdkAndCallsNobody() throws Exception {
    Outcome outcome =
        opentoe(
            "run",
            "--log-directory",
            temporary.resolve("logs"),
            "--state-directory",
            temporary.resolve("state"));
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().contains("\"executedStepCount\": 4"), outcome::toString);
    assertNothingOfAws();
    assertEquals(List.of(), loaded("agent.export.", "EventStream", "ReportWriting"));
  }

  @Test
  void CL19_validationLoadsNoSdkAndCallsNobody() throws Exception {
    Outcome outcome = opentoe("validate");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertNothingOfAws();
  }

  @Test
  void stepThatNeedsAwsSpringsTheTrap() throws Exception {
    write(document);
    Outcome outcome =
        opentoe(
            "run",
            "--log-directory",
            temporary.resolve("logs"),
            "--state-directory",
            temporary.resolve("state"));
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(calls.get() > 0, "the trap does not work");
    assertFalse(sdkClasses().isEmpty(), "the list of classes does not work");
  }

  /** A document whose step that needs AWS runs if the file exists. */
  private void write(Path condition) throws IOException {
    Files.writeString(
        document,
        DOCUMENT
            .replace("FOLDER", temporary.toString())
            .replace("CONDITION", condition.toString()));
  }

  /** Every address that AWS could be asked at leads into the trap; there are no credentials. */
  private Outcome opentoe(Object... arguments) throws Exception {
    String address = "http://127.0.0.1:" + trap.getLocalPort();
    Program program =
        Program.in(temporary)
            .without(
                "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "NO_PROXY", "no_proxy")
            .with("AWS_CONFIG_FILE", temporary.resolve("no-config"))
            .with("AWS_SHARED_CREDENTIALS_FILE", temporary.resolve("no-credentials"))
            .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", address)
            .with("AWS_ENDPOINT_URL", address)
            .with("AWS_REGION", "eu-west-1")
            .with("HTTP_PROXY", address)
            .with("HTTPS_PROXY", address);
    Object[] command = new Object[arguments.length + 6];
    command[0] = Program.javaHome().resolve("bin/java");
    command[1] = "-Xlog:class+load:file=" + classes();
    command[2] = "-jar";
    command[3] = Program.jar();
    System.arraycopy(arguments, 0, command, 4, arguments.length);
    command[command.length - 2] = "--documents";
    command[command.length - 1] = document;
    return program.run(command);
  }

  private void assertNothingOfAws() throws IOException {
    assertEquals(List.of(), sdkClasses());
    assertEquals(0, calls.get(), "calls");
  }

  private List<String> sdkClasses() throws IOException {
    return loaded("software.amazon.awssdk", "org.slf4j");
  }

  private List<String> loaded(String... parts) throws IOException {
    return Files.readAllLines(classes()).stream()
        .filter(line -> Stream.of(parts).anyMatch(line::contains))
        .toList();
  }

  private Path classes() {
    return temporary.resolve("classes");
  }

  /** Counts who comes and sends them away. */
  private void count() {
    while (!trap.isClosed()) {
      try (Socket caller = trap.accept()) {
        calls.incrementAndGet();
        caller.setSoLinger(true, 0);
      } catch (IOException closed) {
        return;
      }
    }
  }
}
