package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebResumeTest extends Downloading {

  private static final String TEXT = "0123456789";
  private static final String TEXT_SHA256 =
      "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";
  private static final String TAG = "ETag: \"one\"\r\n";

  private static void half(Socket connection, String headers) throws IOException {
    TestServer.send(
        connection, "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 10\r\n\r\n01234");
  }

  private List<String> ranges(TestServer server) {
    return server.requests.stream()
        .map(request -> request.header("range") + " " + request.header("if-range"))
        .toList();
  }

  @Test
  void WEB7_aDroppedConnectionGoesOnWhereItStopped() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              if (request.count() == 1) {
                half(connection, TAG);
              } else if (request.count() == 2) {
                TestServer.status(connection, "503 Busy");
              } else {
                TestServer.send(
                    connection,
                    "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\n"
                        + "Content-Length: 5\r\n\r\n56789");
              }
            })) {
      assertTrue(run(verified(server.url("/x"), "x", TEXT_SHA256)).isSuccess());
      assertEquals(TEXT, read("x"));
      assertEquals(List.of(" ", "bytes=5- \"one\"", "bytes=5- \"one\""), ranges(server));
    }
  }

  @Test
  void WEB7_aFileThatChangedMeanwhileIsFetchedAnew() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              if (request.count() == 1) {
                half(connection, TAG);
              } else {
                TestServer.ok(connection, "changed");
              }
            })) {
      assertTrue(run(inputs(server.url("/x"), "x")).isSuccess());
      assertEquals("changed", read("x"));
    }
  }

  @Test
  void WEB7_aServerThatGoesOnElsewhereIsAskedForAllOfIt() throws Exception {
    for (String answer : List.of("206 Partial\r\nContent-Range: bytes 4-9/10", "416 No Range")) {
      try (TestServer server =
          TestServer.start(
              (request, connection) -> {
                if (request.count() == 1) {
                  half(connection, TAG);
                } else if (!request.header("range").isEmpty()) {
                  TestServer.status(connection, answer);
                } else {
                  TestServer.ok(connection, TEXT);
                }
              })) {
        String name = answer.substring(0, 3);
        assertTrue(run(verified(server.url("/x"), name, TEXT_SHA256)).isSuccess(), answer);
        assertEquals(List.of(" ", "bytes=5- \"one\"", " "), ranges(server));
      }
    }
  }

  @Test
  void WEB7_withoutAStrongTagNothingIsResumed() throws Exception {
    for (String headers : List.of("", "ETag: W/\"one\"\r\n", "Accept-Ranges: none\r\n" + TAG)) {
      try (TestServer server =
          TestServer.start(
              (request, connection) -> {
                if (request.count() == 1) {
                  half(connection, headers);
                } else {
                  TestServer.ok(connection, TEXT);
                }
              })) {
        String name = "x" + headers.length();
        assertTrue(run(verified(server.url("/x"), name, TEXT_SHA256)).isSuccess(), headers);
        assertEquals(List.of(" ", " "), ranges(server));
      }
    }
  }

  @Test
  void WEB9_aMismatchIsNeverResumed() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) ->
                TestServer.send(
                    connection,
                    "HTTP/1.1 200 OK\r\n"
                        + TAG
                        + "Content-Length: 10\r\n\r\n"
                        + (request.count() == 1 ? "garbage---" : TEXT)))) {
      assertTrue(run(verified(server.url("/x"), "x", TEXT_SHA256)).isSuccess());
      assertEquals(List.of(" ", " "), ranges(server));
    }
  }
}
