package io.github.opentoe.packaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Parameter Store, an account service and instance metadata on loopback, as a test wants them.
 */
final class ParameterStub implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> parameters = new ConcurrentHashMap<>();
  private final Map<String, String> metadata = new ConcurrentHashMap<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile String refusal = "";

  ParameterStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::parameter);
    server.createContext("/latest/", this::metadata);
    server.setExecutor(threads);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  ParameterStub parameter(String name, String type, String value) {
    parameters.put(
        name,
        "{\"Parameter\":{\"Type\":\""
            + type
            + "\",\"Value\":\""
            + value.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}}");
    return this;
  }

  ParameterStub metadata(String path, String value) {
    metadata.put("/latest/" + path, value);
    return this;
  }

  /** Refuses the next calls with this JSON. */
  ParameterStub refusing(int times, String answer) {
    refusals.set(times);
    refusal = answer;
    return this;
  }

  private void parameter(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (refusals.getAndDecrement() > 0) {
      send(exchange, 400, refusal);
    } else if (body.contains("GetCallerIdentity")) {
      send(exchange, 200, "<Result><Account>111122223333</Account></Result>");
    } else {
      String name = body.replaceAll(".*\"Name\":\"([^\"]*)\".*", "$1");
      String found = parameters.get(name);
      send(
          exchange,
          found == null ? 400 : 200,
          found == null ? "{\"__type\":\"ParameterNotFound\"}" : found);
    }
  }

  private void metadata(HttpExchange exchange) throws IOException {
    boolean hasToken =
        "t".equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"));
    if (exchange.getRequestMethod().equals("PUT")) {
      send(exchange, 200, "t");
    } else {
      String found = metadata.get(exchange.getRequestURI().getPath());
      int status = !hasToken ? 401 : found == null ? 404 : 200;
      send(exchange, status, status == 200 ? String.valueOf(found) : "");
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
    threads.shutdownNow();
  }
}
