package io.github.opentoe.agent.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A small S3 on loopback that remembers what it was asked and fails as it is told. */
final class ScriptedS3 implements AutoCloseable {

  /** What was asked. */
  record Asked(String method, String path, String query, Map<String, String> headers) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }

    boolean isPart() {
      return method.equals("PUT") && query.contains("partNumber=");
    }
  }

  /** Answers instead of the store. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static final class Rule {
    private final Predicate<Asked> when;
    private final Answer answer;
    private final AtomicInteger times;

    Rule(Predicate<Asked> when, Answer answer, int times) {
      this.when = when;
      this.answer = answer;
      this.times = new AtomicInteger(times);
    }
  }

  final ConcurrentMap<String, byte[]> objects = new ConcurrentHashMap<>();
  final ConcurrentMap<String, String> checksums = new ConcurrentHashMap<>();
  final ConcurrentMap<Integer, byte[]> parts = new ConcurrentHashMap<>();
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  ScriptedS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** An environment that leads here and to nobody else. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", url(),
        "AWS_ACCESS_KEY_ID", "id",
        "AWS_SECRET_ACCESS_KEY", "secret",
        "AWS_REGION", "us-east-1",
        "AWS_EC2_METADATA_DISABLED", "true",
        "HOME", "/nonexistent");
  }

  /** Answers some requests in another way, as often as said. */
  void script(int times, Predicate<Asked> when, Answer answer) {
    rules.add(new Rule(when, answer, times));
  }

  /** Refuses some requests as S3 does. */
  void refuse(int times, Predicate<Asked> when, int status, String code) {
    script(times, when, exchange -> error(exchange, status, code));
  }

  static void error(HttpExchange exchange, int status, String code) throws IOException {
    exchange.getResponseHeaders().set("x-amz-request-id", "REQ1");
    send(exchange, status, "<Error><Code>" + code + "</Code><Message>told so.</Message></Error>");
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD") || bytes.length == 0) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, bytes.length);
      // Closed before the exchange, which else waits for the rest of the request first.
      try (OutputStream answer = exchange.getResponseBody()) {
        answer.write(bytes);
      }
    }
    exchange.close();
  }

  static String tag(byte[] content) {
    return "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"";
  }

  private void serve(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Asked request =
        new Asked(
            exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query, headers);
    asked.add(request);
    for (Rule rule : rules) {
      if (rule.when.test(request) && rule.times.getAndDecrement() > 0) {
        rule.answer.to(exchange);
        return;
      }
    }
    store(exchange, request);
  }

  private void store(HttpExchange exchange, Asked request) throws IOException {
    String path = decoded(request.path().substring(1));
    String key = path.substring(path.indexOf('/') + 1);
    switch (request.method()) {
      case "PUT" -> put(exchange, request, key);
      case "POST" -> post(exchange, request, key);
      case "DELETE" -> send(exchange, 204, "");
      default -> {
        if (request.query().contains("list-type=2")) {
          send(exchange, 200, listing(request.query()));
        } else {
          get(exchange, request, key);
        }
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void put(HttpExchange exchange, Asked request, String key) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (request.header("x-amz-content-sha256").startsWith("STREAMING")) {
      body = unchunked(body);
    }
    exchange.getResponseHeaders().set("ETag", tag(body));
    if (request.isPart()) {
      parts.put(Integer.parseInt(parameter(request.query(), "partNumber")), body);
    } else {
      objects.put(key, body);
    }
    send(exchange, 200, "");
  }

  private static byte[] unchunked(byte[] body) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 0;
    while (at < body.length) {
      int end = at;
      while (body[end] != ';') {
        end++;
      }
      int length = Integer.parseInt(new String(body, at, end - at, StandardCharsets.US_ASCII), 16);
      while (body[end] != '\n') {
        end++;
      }
      if (length == 0) {
        break;
      }
      content.write(body, end + 1, length);
      at = end + 1 + length + 2;
    }
    return content.toByteArray();
  }

  private void post(HttpExchange exchange, Asked request, String key) throws IOException {
    if (request.query().contains("uploadId=")) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      new TreeMap<>(parts).values().forEach(whole::writeBytes);
      objects.put(key, whole.toByteArray());
      send(exchange, 200, "<CompleteMultipartUploadResult/>");
    } else {
      send(
          exchange,
          200,
          "<InitiateMultipartUploadResult><UploadId>U1</UploadId></InitiateMultipartUploadResult>");
    }
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return decoded(pair.substring(name.length() + 1));
      }
    }
    return "";
  }

  private String listing(String query) {
    int most = Integer.parseInt(parameter(query, "max-keys"));
    String after = parameter(query, "continuation-token");
    List<String> keys =
        new TreeMap<>(objects)
            .keySet().stream()
                .filter(key -> key.startsWith(parameter(query, "prefix")))
                .filter(key -> key.compareTo(after) > 0)
                .toList();
    StringBuilder text = new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType>");
    for (String key : keys.subList(0, Math.min(most, keys.size()))) {
      byte[] content = objects.getOrDefault(key, new byte[0]);
      String encoded = java.net.URLEncoder.encode(key, StandardCharsets.UTF_8);
      text.append("<Contents><Key>" + encoded + "</Key><Size>" + content.length)
          .append("</Size><ETag>" + tag(content).replace("\"", "&quot;") + "</ETag></Contents>");
    }
    if (keys.size() > most) {
      text.append("<IsTruncated>true</IsTruncated><NextContinuationToken>")
          .append(keys.get(most - 1))
          .append("</NextContinuationToken>");
    }
    return text.append("</ListBucketResult>").toString();
  }

  private void get(HttpExchange exchange, Asked request, String key) throws IOException {
    byte[] content = objects.get(key);
    if (content == null) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    String wanted = request.header("If-Match");
    if (!wanted.isEmpty() && !wanted.equals(tag(content))) {
      error(exchange, 412, "PreconditionFailed");
      return;
    }
    exchange.getResponseHeaders().set("ETag", tag(content));
    Optional.ofNullable(checksums.get(key))
        .filter(sum -> !request.header("x-amz-checksum-mode").isEmpty())
        .ifPresent(sum -> exchange.getResponseHeaders().set("x-amz-checksum-crc32", sum));
    int from = 0;
    int to = content.length;
    String range = request.header("Range");
    if (!range.isEmpty()) {
      String[] ends = range.substring("bytes=".length()).split("-", -1);
      from = Integer.parseInt(ends[0]);
      to = Integer.parseInt(ends[1]) + 1;
    }
    if (request.method().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(range.isEmpty() ? 200 : 206, to == from ? -1 : to - from);
      if (to > from) {
        exchange.getResponseBody().write(content, from, to - from);
      }
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
