package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked archive of the runtime image, where it was not built. */
@EnabledOnOs(OS.LINUX)
class ImageIT {

  private static final String MAIN = "opentoe/io.github.opentoe.agent.cli.Main";

  @TempDir static Path somewhere;
  @TempDir Path temporary;
  private static Path launcher;
  private Agent agent;

  @BeforeAll
  static void unpack() throws Exception {
    launcher = Image.unpack(somewhere.resolve("some where"));
  }

  @BeforeEach
  void prepare() throws IOException {
    agent = Agent.in(temporary, launcher);
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  private static Path java() {
    return launcher.resolveSibling("../runtime/bin/java").normalize();
  }

  private static String example() {
    return "--documents=" + Program.testdata().resolve("examples/hello-world.yaml");
  }

  @Test
  void runsByALinkWithoutAnyJava() throws Exception {
    Path link = Files.createSymbolicLink(somewhere.resolve("awstoe"), launcher);
    Outcome outcome =
        Program.in(temporary)
            .without("JAVA_HOME")
            .with("PATH", "/usr/bin:/bin")
            .run(link, "run", example(), "--log-directory=l", "--state-directory=s");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().contains("\"executedStepCount\": 2"), outcome::toString);
    assertTrue(
        outcome.stderr().lines().allMatch(line -> line.startsWith("warning: Preflight: ")),
        outcome::toString);
    outcome = Program.in(temporary).run(link, "--version");
    assertTrue(outcome.stdout().matches("awstoe \\d+\\.\\d+\\.\\d+\\S*\\n"), outcome::toString);
  }

  /** With {@code -Xshare:on} a runtime that cannot use its archive does not start. */
  @Test
  void classesOfAPlainRunComeFromTheArchive() throws Exception {
    Path classes = temporary.resolve("classes");
    Outcome outcome =
        agent
            .startOther(
                List.of(
                    java(),
                    "-Xshare:on",
                    "-XX:+UseSerialGC",
                    "-Xlog:class+load:file=" + classes,
                    "-m",
                    MAIN,
                    "run",
                    example(),
                    "--log-directory=logs",
                    "--state-directory=state"))
            .join();
    assertEquals(0, outcome.exitCode(), outcome::toString);
    List<String> loaded = Files.readAllLines(classes);
    assertEquals(List.of(), loaded.stream().filter(line -> line.contains("jrt:/opentoe")).toList());
    assertTrue(
        loaded.stream()
            .anyMatch(
                line ->
                    line.contains(" io.github.opentoe.agent.ComponentAgent ")
                        && line.contains("shared objects file")),
        "the list of classes does not work");
  }

  @Test
  void everyClassCanBeArchived() throws Exception {
    Outcome outcome =
        Program.in(temporary)
            .run(java(), "-Xshare:on", "-Xlog:class+load", "-m", MAIN, "run", "--help");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().contains(" picocli.CommandLine "), outcome::toString);
    assertFalse(outcome.stdout().contains("jrt:/opentoe"), outcome::toString);
  }

  @Test
  void checksumAndOwnersAreAsTheyShouldBe() throws Exception {
    Path archive = Image.archive();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    assertEquals(
        HexFormat.of().formatHex(digest) + "  " + archive.getFileName() + "\n",
        Files.readString(Path.of(archive + ".sha256")));
    Outcome outcome =
        Program.in(temporary).with("TZ", "UTC").run("tar", "-tvzf", archive, "--full-time");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(
        List.of(),
        outcome
            .stdout()
            .lines()
            .filter(
                line ->
                    !line.matches("[-d]rw[x-]r-[x-]r-[x-] root/root +\\d+ 2026-01-01 00:00:00 .*"))
            .toList());
  }

  @Test
  void licencesOfJavaAndOfTheLibrariesAreInside() {
    Path image = launcher.resolveSibling("..").normalize();
    for (String name :
        List.of(
            "licences/THIRD-PARTY.txt",
            "licences/LICENSE-apache-2.0",
            "licences/NOTICE.txt",
            "runtime/legal/java.base/LICENSE",
            "runtime/legal/java.base/ASSEMBLY_EXCEPTION")) {
      assertTrue(Files.isRegularFile(image.resolve(name)), name);
    }
  }

  @Test
  void objectsGoToS3AndComeBack() throws Exception {
    try (S3Server server = S3Server.s3proxy(temporary.resolve("s3proxy"))) {
      server.createBucket("a-bucket");
      agent.write("sent", "to and fro\n");
      agent.write(
          "document.yaml",
          """
          schemaVersion: 1.0
          phases:
            - name: build
              steps:
                - name: There
                  action: S3Upload
                  inputs:
                    - source: FOLDER/sent
                      destination: s3://a-bucket/a/key
                - name: Back
                  action: S3Download
                  inputs:
                    - source: s3://a-bucket/a/key
                      destination: FOLDER/received
          """
              .replace("FOLDER", agent.work().toString()));
      Outcome outcome = agent.with(server.variables()).run("run", "--documents", "document.yaml");
      assertEquals(0, outcome.exitCode(), outcome::toString);
    }
    assertEquals("to and fro\n", Files.readString(agent.work().resolve("received")));
  }

  @Test
  void encryptedConnectionsWork() throws Exception {
    try (TlsServer server = TlsServer.start(temporary.resolve("tls"), "over TLS\n")) {
      agent.write(
          "document.yaml",
          """
          schemaVersion: 1.0
          phases:
            - name: build
              steps:
                - name: Fetch
                  action: WebDownload
                  inputs:
                    - source: ADDRESS
                      destination: FOLDER/received
          """
              .replace("ADDRESS", server.address())
              .replace("FOLDER", agent.work().toString()));
      Outcome outcome =
          agent
              .with("SSL_CERT_FILE", server.certificate().toString())
              .run("run", "--documents", "document.yaml");
      assertEquals(0, outcome.exitCode(), outcome::toString);
    }
    assertEquals("over TLS\n", Files.readString(agent.work().resolve("received")));
  }
}
