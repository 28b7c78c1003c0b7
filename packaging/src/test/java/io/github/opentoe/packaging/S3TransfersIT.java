package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.opentoe.packaging.Program.Outcome;
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
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S3Download and S3Upload against servers that speak S3. */
@EnabledOnOs(OS.LINUX)
class S3TransfersIT {

  private static final int LARGE = 40 * 1024 * 1024;
  private static final String MESSAGE = "documents.0.phases.0.steps.0.failureMessage";
  private static final List<S3Server> SERVERS = new ArrayList<>();

  @TempDir static Path data;
  @TempDir Path temporary;
  private Agent agent;

  @BeforeAll
  static void startServers() throws Exception {
    SERVERS.add(S3Server.s3proxy(data.resolve("s3proxy")));
    Optional<S3Server> moto = S3Server.moto(data.resolve("moto"));
    moto.ifPresent(SERVERS::add);
    if (moto.isEmpty()) {
      System.out.println("S3TransfersIT: no moto_server in PATH, so only s3proxy is tested");
    }
  }

  @AfterAll
  static void endServers() {
    SERVERS.forEach(S3Server::close);
    SERVERS.clear();
  }

  static List<S3Server> servers() {
    return SERVERS;
  }

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  private String bucket(S3Server server) throws IOException {
    String bucket = "bucket-" + Integer.toUnsignedString(temporary.hashCode());
    server.createBucket(bucket);
    return bucket;
  }

  private void document(String action, String... inputs) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            schemaVersion: 1.0
            phases:
              - name: build
                steps:
                  - name: Moves
                    action: %s
                    inputs:
            """
                .formatted(action));
    for (int index = 0; index < inputs.length; index++) {
      text.append(index == 0 ? "          - " : "            ").append(inputs[index]).append('\n');
    }
    agent.write("document.yaml", text.toString());
  }

  private Program.Running start(Map<String, String> variables) throws IOException {
    return agent.with(variables).start("run", "--documents=document.yaml");
  }

  private void succeeds(S3Server server, String action, String... inputs) throws Exception {
    document(action, inputs);
    Outcome outcome = start(server.variables()).join();
    assertEquals(0, outcome.exitCode(), outcome::toString);
  }

  private String fails(Map<String, String> variables, String action, String... inputs)
      throws Exception {
    document(action, inputs);
    Outcome outcome = start(variables).join();
    assertEquals(1, outcome.exitCode(), outcome::toString);
    return Json.at(agent.log("detailedoutput.json"), MESSAGE);
  }

  private List<String> tree(String name) throws IOException {
    Path root = agent.work().resolve(name);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> !file.equals(root))
          .map(file -> root.relativize(file) + (Files.isDirectory(file) ? "/" : ""))
          .sorted()
          .toList();
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3D1_S3U1_oneObjectGoesThereAndBack(S3Server server) throws Exception {
    String bucket = bucket(server);
    agent.write("a", "content");
    String owner = "expectedBucketOwner: '123456789012'";
    succeeds(server, "S3Upload", "source: a", "destination: s3://" + bucket + "/p/", owner);
    assertEquals("content", server.text(bucket, "p/a"));
    Files.delete(agent.work().resolve("a"));
    succeeds(server, "S3Download", "source: s3://" + bucket + "/p/a", "destination: b", owner);
    assertEquals("content", Files.readString(agent.work().resolve("b")));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3U9_largeObjectGoesInPartsAndComesInRanges(S3Server server) throws Exception {
    String bucket = bucket(server);
    byte[] bytes = random(LARGE);
    Files.write(agent.work().resolve("large"), bytes);
    succeeds(server, "S3Upload", "source: large", "destination: s3://" + bucket + "/large");
    assertArrayEquals(bytes, server.get(bucket, "large"));
    succeeds(server, "S3Download", "source: s3://" + bucket + "/large", "destination: back");
    assertArrayEquals(bytes, Files.readAllBytes(agent.work().resolve("back")));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3D7_thousandObjectsAreFetchedAndOneMoreIsRefused(S3Server server) throws Exception {
    String bucket = bucket(server);
    for (int index = 0; index < 1000; index++) {
      server.put(bucket, "p/" + index % 10 + "/" + index, "content " + index);
    }
    String source = "source: s3://" + bucket + "/p/*";
    succeeds(server, "S3Download", source, "destination: d");
    assertEquals(1010, tree("d").size());
    assertEquals("content 777", Files.readString(agent.work().resolve("d/7/777")));
    server.put(bucket, "p/x", "one more");
    agent.forgetLogs();
    assertEquals(
        "S3Download: more than 1000 objects match s3://" + bucket + "/p/*",
        fails(server.variables(), "S3Download", source, "destination: e"));
    assertFalse(Files.exists(agent.work().resolve("e")));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3U6_oddNamesGoThereAndBack(S3Server server) throws Exception {
    String bucket = bucket(server);
    List<String> names =
        List.of("a b", "a+b", "a%20b", "ä€", "x&y=z", "q?r#s", "it's", ".hidden", "sub/c~d");
    for (String name : names) {
      Path file = agent.work().resolve("w").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    succeeds(
        server, "S3Upload", "source: w", "destination: s3://" + bucket + "/p", "recurse: true");
    assertEquals("a+b", server.text(bucket, "p/a+b"));
    succeeds(server, "S3Download", "source: s3://" + bucket + "/p/*", "destination: d/");
    assertEquals(tree("w"), tree("d"));
    for (String name : names) {
      assertEquals(name, Files.readString(agent.work().resolve("d").resolve(name)));
    }
    succeeds(server, "S3Download", "source: s3://" + bucket + "/p/a%20b", "destination: one");
    assertEquals("a%20b", Files.readString(agent.work().resolve("one")));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3D9_folderMarkersBecomeFolders(S3Server server) throws Exception {
    String bucket = bucket(server);
    server.put(bucket, "p/", "");
    server.put(bucket, "p/empty/", "");
    server.put(bucket, "p/full/a", "1");
    succeeds(server, "S3Download", "source: s3://" + bucket + "/p/*", "destination: d");
    assertEquals(List.of("empty/", "full/", "full/a"), tree("d"));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3D11_existingFilesStayWithoutOverwrite(S3Server server) throws Exception {
    String bucket = bucket(server);
    server.put(bucket, "p/a", "new");
    server.put(bucket, "p/b", "new");
    Files.createDirectories(agent.work().resolve("d"));
    agent.write("d/b", "old");
    assertEquals(
        "S3Download: File already exists and \"overwrite\" is false: d/b",
        fails(
            server.variables(),
            "S3Download",
            "source: s3://" + bucket + "/p/*",
            "destination: d",
            "overwrite: false"));
    assertEquals(List.of("b"), tree("d"));
    assertEquals("old", Files.readString(agent.work().resolve("d/b")));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3U7_linksOutOfTheTreeAreNotSent(S3Server server) throws Exception {
    String bucket = bucket(server);
    Path tree = Files.createDirectories(agent.work().resolve("w/sub"));
    agent.write("secret", "secret");
    agent.write("w/a", "1");
    Files.createSymbolicLink(tree.resolve("leak"), Path.of("../../secret"));
    Files.createSymbolicLink(tree.resolve("inside"), Path.of("../a"));
    Files.createSymbolicLink(tree.resolve("loop"), Path.of(".."));
    succeeds(
        server, "S3Upload", "source: w/*", "destination: s3://" + bucket + "/p", "recurse: true");
    succeeds(server, "S3Download", "source: s3://" + bucket + "/p/*", "destination: d");
    assertEquals(List.of("a", "sub/", "sub/inside"), tree("d"));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void S3D8_S3D14_whatIsMissingIsSaid(S3Server server) throws Exception {
    String bucket = bucket(server);
    String missing =
        fails(
            server.variables(),
            "S3Download",
            "source: s3://" + bucket + "/p/a",
            "destination: d/a");
    assertTrue(missing.contains("no such object"), missing);
    assertTrue(missing.contains("s3://" + bucket + "/p/a"), missing);
    agent.forgetLogs();
    assertEquals(
        "S3Download: no object matches s3://" + bucket + "/p/*",
        fails(
            server.variables(), "S3Download", "source: s3://" + bucket + "/p/*", "destination: d"));
    assertFalse(Files.exists(agent.work().resolve("d")));
  }

  @Test
  void AM43_killedDownloadLeavesNoFileUnderItsName() throws Exception {
    S3Server server = SERVERS.get(0);
    String bucket = bucket(server);
    server.put(bucket, "large", random(LARGE));
    try (S3Server slow = server.slowed(1024 * 1024)) {
      document("S3Download", "source: s3://" + bucket + "/large", "destination: d/large");
      Program.Running run = start(slow.variables());
      agent.await("d", run);
      run.process().descendants().forEach(ProcessHandle::destroyForcibly);
      run.process().destroyForcibly();
      assertEquals(137, run.join().exitCode());
      assertTrue(tree("d").stream().noneMatch("large"::equals), () -> "is there");
    }
  }

  @Test
  void serverThatGoesAwayIsAFailureWithinBoundedTime() throws Exception {
    S3Server server = SERVERS.get(0);
    String bucket = bucket(server);
    server.put(bucket, "large", random(LARGE));
    try (S3Server slow = server.slowed(1024 * 1024)) {
      document("S3Download", "source: s3://" + bucket + "/large", "destination: d/large");
      Program.Running run = start(slow.variables());
      agent.await("d", run);
      slow.end();
      long begin = System.nanoTime();
      Outcome outcome = run.join();
      assertEquals(1, outcome.exitCode(), outcome::toString);
      assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 120);
      assertEquals(List.of(), tree("d"));
    }
  }

  @Test
  void AM88_withoutCredentialsNothingIsTouched() throws Exception {
    Map<String, String> variables = new HashMap<>(SERVERS.get(0).variables());
    variables.remove("AWS_ACCESS_KEY_ID");
    variables.remove("AWS_SECRET_ACCESS_KEY");
    variables.put("HOME", agent.work().toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", agent.work().resolve("none").toString());
    String message = fails(variables, "S3Download", "source: s3://bucket/p/*", "destination: d");
    assertTrue(message.contains("no AWS credentials found"), message);
    assertFalse(Files.exists(agent.work().resolve("d")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p/../x", "p/a/../../x", "p/./x", "p/.."})
  void S3D15_keysThatClimbOutAreRefusedBeforeAnyTransfer(String key) throws Exception {
    HttpServer scripted =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    scripted.createContext(
        "/",
        exchange -> {
          byte[] list =
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name>\
              <Prefix>p/</Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys>\
              <IsTruncated>false</IsTruncated>\
              <Contents><Key>%s</Key><ETag>"1"</ETag><Size>1</Size></Contents>\
              <Contents><Key>p/z</Key><ETag>"1"</ETag><Size>1</Size></Contents></ListBucketResult>
              """
                  .formatted(key)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/xml");
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    scripted.start();
    try {
      Map<String, String> variables = new HashMap<>(SERVERS.get(0).variables());
      variables.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + scripted.getAddress().getPort());
      assertEquals(
          "S3Download: unsafe key: " + key,
          fails(variables, "S3Download", "source: s3://bucket/p/*", "destination: d"));
      assertFalse(Files.exists(agent.work().resolve("d")));
      assertFalse(Files.exists(agent.work().resolve("x")));
    } finally {
      scripted.stop(0);
    }
  }
}
