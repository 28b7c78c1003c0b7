package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebRedirectTest extends Downloading {

  @ParameterizedTest
  @ValueSource(strings = {"301 A", "302 B", "303 C", "307 D", "308 E"})
  void WEB5_redirectsAreFollowedAndTheNameStays(String status) throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              if (request.target().equals("/hop/start.bin")) {
                TestServer.status(connection, status, "Location: ../ok/final-name.txt?a=b");
              } else {
                TestServer.ok(connection, "done");
              }
            })) {
      assertTrue(run(inputs(server.url("/hop/start.bin"), "folder/")).isSuccess());
      assertEquals("done", read("folder/start.bin"));
      assertEquals(
          List.of("GET /hop/start.bin HTTP/1.1", "GET /ok/final-name.txt?a=b HTTP/1.1"),
          server.lines());
    }
  }

  @Test
  void WEB1_theServerDoesNotChooseTheName() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) ->
                TestServer.send(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\"chosen\"\r\n"
                        + "Content-Length: 1\r\n\r\nx"))) {
      assertTrue(run(inputs(server.url("/plain"), "./")).isSuccess());
      assertEquals(List.of("plain"), names());
    }
  }

  @Test
  void WEB5_tenRedirectsAreFollowedAndNoMore() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              int number = Integer.parseInt(request.target().substring(1));
              if (number == 10) {
                TestServer.ok(connection, "done");
              } else {
                TestServer.redirect(connection, "/" + (number + 1));
              }
            })) {
      assertTrue(run(inputs(server.url("/0"), "x")).isSuccess());
      assertEquals(11, server.requests.size());
    }
    try (TestServer server =
        TestServer.start((request, connection) -> TestServer.redirect(connection, "/loop"))) {
      String url = server.url("/loop");
      assertEquals("too many redirects: " + url, run(inputs(url, "y")).message());
      assertEquals(11, server.requests.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h.example/x", "file:///etc/passwd", "http://", "mailto:x"})
  void WEB5_redirectsToOtherSchemesAreRefused(String location) throws Exception {
    try (TestServer server =
        TestServer.start((request, connection) -> TestServer.redirect(connection, location))) {
      String url = server.url("/x");
      assertEquals(
          "redirect to something other than an http or https URL refused: " + url,
          run(inputs(url, "x")).message());
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void WEB6_aRedirectToNowhereIsAnUnexpectedStatus() throws Exception {
    try (TestServer server =
        TestServer.start((request, connection) -> TestServer.status(connection, "302 Found"))) {
      String url = server.url("/x");
      assertEquals("unexpected status 302 Found: " + url, run(inputs(url, "x")).message());
    }
  }

  @Test
  void WEB17_userInfoGoesToTheFirstOriginOnly() throws Exception {
    try (TestServer other =
            TestServer.start((request, connection) -> TestServer.ok(connection, "done"));
        TestServer server =
            TestServer.start(
                (request, connection) ->
                    TestServer.redirect(
                        connection,
                        request.target().equals("/x")
                            ? "/y"
                            : "http://a:b@127.0.0.1:" + other.port() + "/z"))) {
      String url = "http://me:secret@127.0.0.1:" + server.port() + "/x";
      assertTrue(run(inputs(url, "x")).isSuccess());
      assertEquals("Basic bWU6c2VjcmV0", server.requests.get(0).header("authorization"));
      assertEquals("Basic bWU6c2VjcmV0", server.requests.get(1).header("authorization"));
      assertEquals("", other.requests.get(0).header("authorization"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example/a/b?c, d, https://h.example/a/d",
    "https://h.example/a/b?c, /d?e, https://h.example/d?e",
    "https://h.example/a/b?c, ?e, https://h.example/a/b?e",
    "https://h.example/a/b, ../../../d, https://h.example/../../d",
    "https://h.example/a/b, //other.example/d, https://other.example/d",
    "https://h.example/a/b, http://other.example:8080, http://other.example:8080/",
    "https://h.example/a/b, /c d|e, https://h.example/c%20d%7Ce",
    "https://[::1]:8443/a, b, https://[::1]:8443/b"
  })
  void WEB5_locationsMayBeRelative(String base, String location, String wanted) {
    assertEquals(wanted, WebUrl.parse(base).resolve(location).toString());
  }
}
