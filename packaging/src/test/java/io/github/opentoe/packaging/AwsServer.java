package io.github.opentoe.packaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Enough of S3, Image Builder and CloudWatch Logs on loopback; a test may answer first. */
final class AwsServer implements AutoCloseable {

  /** A request, its body one character for each byte; for S3 the path is bucket and key. */
  record Call(String method, String path, Map<String, List<String>> headers, String raw) {

    byte[] body() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    /** The operation of a service that speaks JSON; empty for others. */
    String operation() {
      String target = header("X-amz-target");
      return target.substring(target.indexOf('.') + 1);
    }
  }

  /** What a request gets. */
  record Answer(int status, String body) {

    /** A refusal as S3 writes it. */
    static Answer s3(int status, String code) {
      return new Answer(
          status, "<Error><Code>" + code + "</Code><Message>" + code + " it is</Message></Error>");
    }

    /** A refusal as services that speak JSON write it. */
    static Answer json(int status, String code, String message) {
      return new Answer(status, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }
  }

  /** Objects by bucket and key, with a slash in front. */
  final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /** JSON answers of Image Builder by path and query. */
  final Map<String, String> components = new ConcurrentHashMap<>();

  /** Everything that was asked. */
  final List<Call> calls = new CopyOnWriteArrayList<>();

  /** What a test answers before the server does. */
  volatile Function<Call, Optional<Answer>> first = call -> Optional.empty();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  AwsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Lets a program use this server for everything. */
  Agent reachedBy(Agent agent) {
    return agent
        .with("AWS_ENDPOINT_URL", url())
        .with("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .with("AWS_SECRET_ACCESS_KEY", "secret")
        .with("AWS_REGION", "eu-west-1")
        .with("AWS_EC2_METADATA_DISABLED", "true");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void put(String path, String text) {
    objects.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  List<Call> callsOf(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean isChunked =
        String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
            .startsWith("STREAMING");
    String query = exchange.getRequestURI().getRawQuery();
    boolean isS3 = exchange.getRequestURI().getPath().lastIndexOf('/') > 0;
    Call call =
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath() + (isS3 || query == null ? "" : "?" + query),
            Map.copyOf(exchange.getRequestHeaders()),
            new String(isChunked ? unchunked(body) : body, StandardCharsets.ISO_8859_1));
    calls.add(call);
    Optional<Answer> answer = first.apply(call);
    byte[] bytes;
    int status;
    if (answer.isPresent()) {
      status = answer.get().status();
      bytes = answer.get().body().getBytes(StandardCharsets.UTF_8);
    } else if (isS3) {
      status = call.method().equals("PUT") || objects.containsKey(call.path()) ? 200 : 404;
      bytes = object(call);
    } else {
      Optional<String> known = Optional.ofNullable(components.get(call.path()));
      status = known.isPresent() || !call.operation().isEmpty() ? 200 : 404;
      bytes = known.orElse("{\"message\":\"unknown\"}").getBytes(StandardCharsets.UTF_8);
    }
    exchange.getResponseHeaders().add("ETag", "\"e\"");
    boolean hasBody = !call.method().equals("HEAD") && bytes.length > 0;
    exchange.sendResponseHeaders(status, hasBody ? bytes.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private byte[] object(Call call) {
    if (call.method().equals("PUT")) {
      objects.put(call.path(), call.body());
      return new byte[0];
    }
    return objects.getOrDefault(
        call.path(), Answer.s3(404, "NoSuchKey").body().getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the frames of aws-chunked off. */
  private static byte[] unchunked(byte[] framed) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    int at = 0;
    while (at < framed.length) {
      int end = at;
      while (framed[end] != '\r') {
        end++;
      }
      String head = new String(framed, at, end - at, StandardCharsets.US_ASCII);
      int size = Integer.parseInt(head.split(";", -1)[0], 16);
      if (size == 0) {
        break;
      }
      plain.write(framed, end + 2, size);
      at = end + 2 + size + 2;
    }
    return plain.toByteArray();
  }
}
