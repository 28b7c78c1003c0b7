package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.value.Value;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebDownloadTest extends Downloading {

  private static final String HELLO = "hello download\n";
  private static final String HELLO_SHA256 =
      "e0edcb6027598abbee539c47a1dd45523812f7161432d8eead37c90121bf291b";

  private final TestServer server =
      TestServer.start((request, connection) -> TestServer.ok(connection, HELLO));

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static Map<String, Value> output(String path) {
    return Map.of("destination", Value.text(path));
  }

  @Test
  void WEB1_folderDestinationsGetTheNameOfTheSource() throws Exception {
    ActionResult result = run(inputs(server.url("/ok/a%20b.txt?x=1&y=/z#part"), "some/folder/"));
    assertEquals(ActionResult.succeeded(output("some/folder/a b.txt")), result);
    assertEquals(HELLO, read("some/folder/a b.txt"));
    assertEquals(List.of("GET /ok/a%20b.txt?x=1&y=/z HTTP/1.1"), server.lines());
  }

  @Test
  void WEB2_noNameIsAFailureBeforeAnyRequest() throws Exception {
    assertEquals(
        "cannot derive a file name from the URL; give one in destination",
        run(inputs(server.url("/ok/"), "d/")).message());
    assertEquals(List.of(), server.lines());
  }

  @Test
  void WEB3_anExistingFolderNeedsASeparator() throws Exception {
    Files.createDirectory(folder.resolve("d"));
    assertEquals(
        "destination is a folder, end it with a separator: d",
        run(inputs(server.url("/x"), "d")).message());
    assertEquals(List.of(), server.lines());
  }

  @Test
  void WEB3_windowsTakesBothSeparators() {
    context().platform = Platform.WINDOWS;
    var inputs = inputs("http://h.example/x.zip", "d\\");
    assertEquals(Optional.of("x.zip"), WebDownload.fileName(inputs, Platform.WINDOWS));
    assertTrue(inputs.destination().endsInSeparator(Platform.WINDOWS));
    assertTrue(inputs("http://h.example/x", "d/").destination().endsInSeparator(Platform.WINDOWS));
  }

  @Test
  void WEB4_asksForTheBytesAsTheyAre() throws Exception {
    assertTrue(run(inputs(server.url("/x"), "x")).isSuccess());
    TestServer.Request request = server.requests.get(0);
    assertEquals("identity", request.header("accept-encoding"));
    assertEquals("opentoe", request.header("user-agent"));
    assertEquals("127.0.0.1:" + server.port(), request.header("host"));
  }

  @Test
  void WEB4_storesWhatComesEvenIfItIsCompressed() throws Exception {
    try (TestServer gzip =
        TestServer.start(
            (request, connection) ->
                TestServer.send(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nzz"))) {
      assertTrue(run(inputs(gzip.url("/x"), "x")).isSuccess());
      assertEquals("zz", read("x"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "201 Created",
        "204 No Content",
        "206 Partial Content",
        "304 Not Modified",
        "401 Unauthorized",
        "403 Forbidden",
        "404 Not Found",
        "410 Gone",
        "501 Not Implemented"
      })
  void WEB6_otherStatusesFailAtOnce(String status) throws Exception {
    try (TestServer other =
        TestServer.start((request, connection) -> TestServer.status(connection, status))) {
      String url = other.url("/x");
      assertEquals("unexpected status " + status + ": " + url, run(inputs(url, "x")).message());
      assertEquals(1, other.requests.size());
      assertEquals(List.of(), names());
    }
  }

  @Test
  void WEB12_whatIsThereAsTheChecksumWantsItIsNotFetchedAgain() throws Exception {
    Files.writeString(folder.resolve("x"), HELLO);
    assertEquals(
        ActionResult.succeeded(output("x")), run(verified(server.url("/x"), "x", HELLO_SHA256)));
    assertEquals(List.of(), server.lines());
    Files.writeString(folder.resolve("x"), "changed");
    assertTrue(run(verified(server.url("/x"), "x", HELLO_SHA256)).isSuccess());
    assertEquals(HELLO, read("x"));
  }

  @Test
  void WEB12_overwriteFalseFailsBeforeAnyRequestEvenIfItsHashMatches() throws Exception {
    Files.writeString(folder.resolve("x"), HELLO);
    assertEquals(
        "File already exists and \"overwrite\" is false: ./x",
        run(inputs(server.url("/x"), "./", false, Optional.of(HELLO_SHA256))).message());
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    assertEquals(
        "File already exists and \"overwrite\" is false: dangling",
        run(inputs(server.url("/x"), "dangling", false, Optional.empty())).message());
    assertEquals(List.of(), server.lines());
    assertTrue(run(inputs(server.url("/x"), "new", false, Optional.empty())).isSuccess());
    assertEquals(List.of("dangling", "new", "x"), names());
  }

  @Test
  void WEB9_WEB13_aMismatchIsTriedOnceMoreAndLeavesTheOldFile() throws Exception {
    String wrong = "0".repeat(64);
    Files.writeString(folder.resolve("old"), "old");
    String url = server.url("/x");
    assertEquals(
        "checksum mismatch: expected " + wrong + ", got " + HELLO_SHA256 + ": " + url,
        run(verified(url, "old", wrong)).message());
    assertEquals(2, server.requests.size());
    assertEquals(List.of("old"), names());
    assertEquals("old", read("old"));
  }

  @Test
  void WEB9_aSecondDownloadMayMatch() throws Exception {
    try (TestServer wavering =
        TestServer.start(
            (request, connection) ->
                TestServer.ok(connection, request.count() == 1 ? "garbage" : HELLO))) {
      assertTrue(run(verified(wavering.url("/x"), "x", HELLO_SHA256)).isSuccess());
      assertEquals(HELLO, read("x"));
    }
  }

  @Test
  void WEB17_userInfoIsSentAndMasked() throws Exception {
    String url = "http://me:s%20ecret@127.0.0.1:" + server.port() + "/x?token=t0";
    assertTrue(run(inputs(url, "x")).isSuccess());
    assertEquals("Basic bWU6cyBlY3JldA==", server.requests.get(0).header("authorization"));
    String said = String.join("\n", context().infos);
    assertTrue(said.contains("http://****@127.0.0.1:" + server.port() + "/x?token=****"), said);
    assertTrue(!said.contains("ecret") && !said.contains("t0"), said);
  }

  @Test
  void AM30_foldersOnTheWayAreCreatedAndFilesThereRefused() throws Exception {
    assertTrue(run(inputs(server.url("/x"), "a/b/c")).isSuccess());
    assertEquals(HELLO, read("a/b/c"));
    assertEquals(
        "parent is not a folder: a/b/c/x", run(inputs(server.url("/x"), "a/b/c/")).message());
  }

  @Test
  void WEB6_chunkedBodiesOfAnyLengthAreRead() throws Exception {
    HttpServer chunked =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = new byte[1_000_003];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) (index * 31);
    }
    chunked.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    chunked.start();
    try {
      String url = "http://127.0.0.1:" + chunked.getAddress().getPort() + "/x";
      assertTrue(run(inputs(url, "x")).isSuccess());
      assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(folder.resolve("x"))));
    } finally {
      chunked.stop(0);
    }
  }
}
