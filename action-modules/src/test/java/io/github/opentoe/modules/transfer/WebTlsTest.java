package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTlsTest extends Downloading {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String LOCAL = "san=dns:localhost,ip:127.0.0.1";
  private static final String DONE_SHA256 =
      "a4c3ed04a95a3da14a9d235c83d868bed7c0f45cf7f3faa751ee8f50598d2211";

  @TempDir static Path keys = Path.of("");

  @BeforeAll
  static void makeCertificates() throws Exception {
    make("good", LOCAL);
    make("other", "san=dns:other.example");
    make("expired", LOCAL, "-startdate", "-20d", "-validity", "10");
  }

  private static void make(String name, String extension, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", "it", "-dname", "CN=" + name));
    command.addAll(List.of("-ext", extension, "-storetype", "PKCS12", "-keystore"));
    command.add(keys.resolve(name).toString());
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
  }

  private static KeyStore store(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys.resolve(name))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static TestServer serve(String name, TestServer.Script script, String... protocols)
      throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store(name), PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(factory.getKeyManagers(), null, null);
    SSLServerSocket socket =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    if (protocols.length > 0) {
      socket.setEnabledProtocols(protocols);
    }
    return new TestServer(socket, script);
  }

  private static TestServer serve(String name) throws Exception {
    return serve(name, (request, connection) -> TestServer.ok(connection, "done"));
  }

  private void trust(String name) throws Exception {
    byte[] bytes = store(name).getCertificate("it").getEncoded();
    String text =
        "# a comment\n-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(bytes)
            + "\n-----END CERTIFICATE-----\n"
            + "-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n";
    Path file = Files.writeString(keys.resolve(name + ".pem"), text);
    context().environment.put("SSL_CERT_FILE", file.toString());
  }

  private static String url(TestServer server) {
    return "https://127.0.0.1:" + server.port() + "/x";
  }

  private static WebDownload.Inputs ignoring(String url, Optional<String> sha256) {
    var inputs = inputs(url, "x", true, sha256);
    return new WebDownload.Inputs(
        inputs.source(),
        inputs.destination(),
        inputs.overwrite(),
        inputs.checksum(),
        inputs.algorithm(),
        true);
  }

  @Test
  void WEB14_certificatesOfTheOperatingSystemAreTrusted() throws Exception {
    trust("good");
    for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
      try (TestServer server =
          serve("good", (request, connection) -> TestServer.ok(connection, "done"), protocol)) {
        ActionResult result = run(inputs(url(server), "x"));
        assertEquals("", result.message());
        assertEquals("done", read("x"));
      }
    }
  }

  @Test
  void WEB14_aFolderOfCertificatesIsTrustedToo() throws Exception {
    trust("good");
    String file = context().environment.put("SSL_CERT_FILE", "/nonexistent");
    Path folder = Files.createDirectory(keys.resolve("folder"));
    Files.copy(Path.of(String.valueOf(file)), folder.resolve("one"));
    context().environment.put("SSL_CERT_DIR", "/nonexistent:" + folder);
    try (TestServer server = serve("good")) {
      assertTrue(run(inputs(url(server), "x")).isSuccess());
    }
  }

  @Test
  void WEB14_withoutAnyCertificatesNothingIsTrusted() throws Exception {
    context().environment.put("SSL_CERT_FILE", "/nonexistent");
    context().environment.put("SSL_CERT_DIR", "/nonexistent");
    try (TestServer server = serve("good")) {
      assertEquals(
          "the operating system has no certificates to check servers against",
          run(inputs(url(server), "x")).message());
    }
  }

  @Test
  void WEB15_strangersAreRefusedAtOnce() throws Exception {
    trust("other");
    try (TestServer server = serve("good")) {
      assertEquals(
          "certificate of 127.0.0.1 was not accepted: no trusted authority has signed it",
          run(inputs(url(server), "x")).message());
      assertTrue(context().infos.stream().noneMatch(line -> line.startsWith("attempt")));
      assertEquals(List.of(), names());
    }
  }

  @Test
  void WEB15_otherNamesAreRefused() throws Exception {
    trust("other");
    try (TestServer server = serve("other")) {
      String message = run(inputs(url(server), "x")).message();
      assertTrue(
          message.startsWith("certificate of 127.0.0.1 was not accepted: No subject alternative"),
          message);
    }
  }

  @Test
  void WEB15_allErrorsAreIgnoredOnRequestAlsoAfterRedirects() throws Exception {
    trust("good");
    try (TestServer expired = serve("expired");
        TestServer other =
            serve(
                "other", (request, connection) -> TestServer.redirect(connection, url(expired)))) {
      assertTrue(run(ignoring(url(other), Optional.empty())).isSuccess());
      assertEquals("done", read("x"));
    }
  }

  @Test
  void WEB5_fromHttpsToHttpOnlyWithAChecksum() throws Exception {
    try (TestServer plain =
            TestServer.start((request, connection) -> TestServer.ok(connection, "done"));
        TestServer secure =
            serve(
                "good",
                (request, connection) -> TestServer.redirect(connection, plain.url("/y")))) {
      assertEquals(
          "redirect from https to http refused",
          run(ignoring(url(secure), Optional.empty())).message());
      assertEquals(List.of(), plain.lines());
      assertTrue(run(ignoring(url(secure), Optional.of(DONE_SHA256))).isSuccess());
    }
  }

  @Test
  void WEB8_aHandshakeThatBreaksOffIsTriedAgain() throws Exception {
    trust("good");
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> closeAll(socket), "test-server");
      server.setDaemon(true);
      server.start();
      String url = "https://127.0.0.1:" + socket.getLocalPort() + "/x";
      String message = run(inputs(url, "x")).message();
      assertTrue(message.startsWith("cannot download: " + url + ": "), message);
      assertEquals(4, context().infos.stream().filter(line -> line.startsWith("attempt")).count());
    }
  }

  private static void closeAll(ServerSocket socket) {
    while (true) {
      try {
        Socket connection = socket.accept();
        connection.setSoLinger(true, 0);
        connection.close();
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Test
  void WEB8_aServerWithoutEncryptionIsGivenUpAtOnce() throws Exception {
    trust("good");
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread plain = new Thread(() -> answerPlainly(socket), "test-server");
      plain.setDaemon(true);
      plain.start();
      String url = "https://127.0.0.1:" + socket.getLocalPort() + "/x";
      String message = run(inputs(url, "x")).message();
      assertTrue(message.startsWith("cannot encrypt the connection: " + url + ": "), message);
    }
  }

  private static void answerPlainly(ServerSocket socket) {
    try (Socket connection = socket.accept()) {
      TestServer.ok(connection, "done");
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // The client's view is what the test looks at.
    }
  }

  @Test
  void WEB16_httpsGoesThroughATunnelWithCredentials() throws Exception {
    trust("other");
    try (TestServer server = serve("other");
        TestServer proxy =
            TestServer.start(
                (request, connection) -> {
                  TestServer.send(connection, "HTTP/1.1 200 Connection established\r\n\r\n");
                  TestServer.relay(connection, server.port());
                })) {
      context().environment.put("HTTPS_PROXY", "http://me:secret@127.0.0.1:" + proxy.port());
      ActionResult result = run(inputs("https://other.example/x", "x"));
      assertEquals("", result.message());
      assertEquals("done", read("x"));
      TestServer.Request tunnel = proxy.requests.get(0);
      assertEquals("CONNECT other.example:443 HTTP/1.1", tunnel.line());
      assertEquals("Basic bWU6c2VjcmV0", tunnel.header("proxy-authorization"));
      assertEquals("", server.requests.get(0).header("proxy-authorization"));
    }
  }

  @Test
  void WEB16_aProxyThatRefusesIsNamedWithoutItsPassword() throws Exception {
    try (TestServer proxy =
        TestServer.start(
            (request, connection) -> TestServer.status(connection, "407 Who are you"))) {
      context().environment.put("https_proxy", "me:secret@127.0.0.1:" + proxy.port());
      assertEquals(
          "the proxy http://****@127.0.0.1:"
              + proxy.port()
              + "/ does not connect to other.example:443: 407 Who are you",
          run(inputs("https://other.example/x", "x")).message());
    }
  }
}
