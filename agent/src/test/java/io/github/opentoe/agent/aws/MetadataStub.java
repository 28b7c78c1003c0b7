package io.github.opentoe.agent.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A metadata service on loopback. */
final class MetadataStub implements AutoCloseable {

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();
  volatile int tokenStatus = 200;
  volatile boolean wantsToken = true;
  volatile int failures;
  volatile String currentToken = "token-1";

  MetadataStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  MetadataStub with(String path, String value) {
    values.put("/latest/" + path, value);
    return this;
  }

  /** Method, path and token of each request. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String token = exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token");
    requests.add(exchange.getRequestMethod() + " " + path + " " + token);
    if (exchange.getRequestMethod().equals("PUT")) {
      send(exchange, tokenStatus, currentToken);
    } else if (wantsToken && !currentToken.equals(token)) {
      send(exchange, 401, "");
    } else if (failures > 0) {
      failures--;
      send(exchange, 503, "");
    } else {
      String value = values.get(path);
      send(exchange, value == null ? 404 : 200, value == null ? "" : value);
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
