package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebProxyTest extends Downloading {

  private static String proxy(Map<String, String> environment, String url) throws Exception {
    return new ProxyRules(environment)
        .proxyFor(WebUrl.parse(url))
        .map(WebUrl::toString)
        .orElse("none");
  }

  private static String withoutProxy(String noProxy, String url) throws Exception {
    return proxy(Map.of("HTTP_PROXY", "p:1", "HTTPS_PROXY", "p:2", "NO_PROXY", noProxy), url);
  }

  @Test
  void WEB16_httpGoesThroughAProxyWithCredentials() throws Exception {
    try (TestServer proxy =
        TestServer.start((request, connection) -> TestServer.ok(connection, "done"))) {
      context().environment.put("HTTP_PROXY", "http://me:secret@127.0.0.1:" + proxy.port());
      assertTrue(run(inputs("http://u:p@files.example:8080/x?y=z", "x")).isSuccess());
      assertEquals("done", read("x"));
      TestServer.Request request = proxy.requests.get(0);
      assertEquals("GET http://files.example:8080/x?y=z HTTP/1.1", request.line());
      assertEquals("files.example:8080", request.header("host"));
      assertEquals("Basic bWU6c2VjcmV0", request.header("proxy-authorization"));
      assertEquals("Basic dTpw", request.header("authorization"));
    }
  }

  @Test
  void WEB16_eachSchemeHasItsVariableInBothLetterCases() throws Exception {
    assertEquals("http://p:1/", proxy(Map.of("HTTP_PROXY", "p:1"), "http://h.example/"));
    assertEquals("http://p:1/", proxy(Map.of("http_proxy", "http://p:1"), "http://h.example/"));
    assertEquals("http://p:2/", proxy(Map.of("https_proxy", "p:2/"), "https://h.example/"));
    assertEquals("none", proxy(Map.of("http_proxy", "p:1"), "https://h.example/"));
    assertEquals("none", proxy(Map.of("HTTPS_PROXY", "p:2"), "http://h.example/"));
    assertEquals(
        "http://p:1/",
        proxy(Map.of("HTTP_PROXY", "p:1", "http_proxy", "p:3"), "http://h.example/"));
    assertEquals("none", proxy(Map.of("HTTP_PROXY", ""), "http://h.example/"));
    assertEquals(
        "none", proxy(Map.of("HTTP_PROXY", "p:1", "no_proxy", "h.example"), "http://h.example/"));
  }

  @ParameterizedTest
  @CsvSource({
    "*, http://h.example/",
    "h.example, http://h.example/",
    "h.example, https://sub.h.example/",
    "'a, H.Example ', http://h.example/",
    ".h.example, http://sub.h.example/",
    "*.h.example, http://sub.h.example/",
    "h.example:8080, http://h.example:8080/",
    "10.1.2.3, http://10.1.2.3/",
    "10.1.2.3:81, http://10.1.2.3:81/",
    "10.0.0.0/8, http://10.1.2.3/",
    "10.1.2.0/23, http://10.1.3.3/",
    "fd00:ec2::254, http://[fd00:ec2::254]/",
    "'[fd00::1]:81', http://[fd00::1]:81/",
    "fd00::/8, http://[fd12::1]/",
    "'', http://localhost/",
    "'', https://127.0.0.1/",
    "'', http://[::1]/"
  })
  void WEB16_noProxyNamesWhatIsAskedDirectly(String noProxy, String url) throws Exception {
    assertEquals("none", withoutProxy(noProxy, url));
  }

  @ParameterizedTest
  @CsvSource({
    "other.example, http://h.example/",
    "h.example, http://ah.example/",
    ".h.example, http://h.example/",
    "h.example:8080, http://h.example/",
    "10.1.2.4, http://10.1.2.3/",
    "11.0.0.0/8, http://10.1.2.3/",
    "10.0.0.0/33, http://10.1.2.3/",
    "10.0.0.0/x, http://10.1.2.3/",
    "fd00::/8, http://10.1.2.3/",
    "10.0.0.0/8, http://h.example/",
    "',,', http://h.example/"
  })
  void WEB16_allElseGoesThroughTheProxy(String noProxy, String url) throws Exception {
    assertEquals("http://p:1/", withoutProxy(noProxy, url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://p:1", "socks5://p:1", "http://me:secret@p:0", "p:1:2"})
  void WEB16_otherProxiesAreRefusedWithoutTheirPassword(String text) {
    TransferFailure failure =
        assertThrows(
            TransferFailure.class, () -> proxy(Map.of("HTTP_PROXY", text), "http://h.example/"));
    assertEquals(
        "HTTP_PROXY does not name a proxy that can be used: write http://host:port",
        failure.getMessage());
  }
}
