package io.github.opentoe.modules.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface that says exactly what a test wants, byte for byte. */
final class TestServer implements AutoCloseable {

  /**
   * What a client asked.
   *
   * @param line the first line
   * @param headers by name in lower case
   * @param count how many requests have had this first line, with this one
   */
  record Request(String line, Map<String, String> headers, int count) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String target() {
      return line.split(" ", -1)[1];
    }
  }

  /** Answers one request; the connection is closed afterwards. */
  @FunctionalInterface
  interface Script {
    void answer(Request request, Socket connection) throws IOException;
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final ServerSocket socket;
  private final Script script;

  TestServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
    start(this::accept);
  }

  static TestServer start(Script script) {
    try {
      return new TestServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "test-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  /** How many requests came, waiting for this many: a busy server reads what its client left. */
  int awaited(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (requests.size() < count && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    return requests.size();
  }

  private void accept() {
    while (true) {
      try {
        Socket connection = socket.accept();
        start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String line = line(in);
      Map<String, String> headers = new HashMap<>();
      for (String next = line(in); !next.isEmpty(); next = line(in)) {
        int colon = next.indexOf(':');
        if (colon < 0) {
          throw new IOException("no HTTP");
        }
        headers.put(
            next.substring(0, colon).toLowerCase(Locale.ROOT), next.substring(colon + 1).strip());
      }
      Request request = new Request(line, headers, counts.merge(line, 1, Integer::sum));
      requests.add(request);
      script.answer(request, connection);
    } catch (IOException clientIsGone) {
      // The client's view is what a test looks at.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("no request");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  static void send(Socket connection, String text) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  static void ok(Socket connection, String body) throws IOException {
    send(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  static void status(Socket connection, String status, String... headers) throws IOException {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    send(connection, "HTTP/1.1 " + status + "\r\n" + lines + "Content-Length: 4\r\n\r\nbody");
  }

  static void redirect(Socket connection, String location) throws IOException {
    status(connection, "302 Found", "Location: " + location);
  }

  /** Passes bytes on in both directions until one side ends. */
  static void relay(Socket client, int port) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      start(() -> pump(server, client));
      pump(client, server);
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException ended) {
      // As one side wants it.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
