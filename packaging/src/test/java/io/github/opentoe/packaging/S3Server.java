package io.github.opentoe.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server that speaks S3 on loopback, in a process of its own. */
final class S3Server implements AutoCloseable {

  private static final int START_SECONDS = 60;
  private static final String UNRESERVED = "-._~/";

  private final String name;
  private final Process process;
  private final int port;

  private S3Server(String name, Process process, int port) {
    this.name = name;
    this.process = process;
    this.port = port;
  }

  /** The one from Maven Central, which keeps its objects in this folder. */
  static S3Server s3proxy(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Path properties = Files.createDirectories(folder).resolve("s3proxy.properties");
    Files.write(
        properties,
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=none",
            "s3proxy.ignore-unknown-headers=true",
            "jclouds.provider=filesystem-nio2",
            "jclouds.identity=any",
            "jclouds.credential=any",
            "jclouds.filesystem.basedir=" + Files.createDirectories(folder.resolve("objects"))));
    Path jar = Path.of(System.getProperty("opentoe.s3proxy"));
    return start(
        "s3proxy",
        port,
        folder,
        List.of(java(), "-Xmx256m", "-jar", jar.toString(), "--properties", properties.toString()));
  }

  /** Moto, where it is installed. */
  static Optional<S3Server> moto(Path folder) throws IOException, InterruptedException {
    boolean isInstalled =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "moto_server")));
    if (!isInstalled) {
      return Optional.empty();
    }
    int port = freePort();
    return Optional.of(
        start(
            "moto",
            port,
            Files.createDirectories(folder),
            List.of("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))));
  }

  private static S3Server start(String name, int port, Path folder, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("LOG_LEVEL", "warn");
    Process process = builder.start();
    S3Server server = new S3Server(name, process, port);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!accepts(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        server.close();
        throw new IOException(name + " does not start, see " + folder);
      }
      Thread.sleep(50);
    }
    return server;
  }

  private static String java() {
    return Program.javaHome().resolve("bin/java").toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The same server with so many bytes per second for each connection. */
  S3Server slowed(long bytesPerSecond) throws IOException {
    Process proxy =
        new ProcessBuilder(
                java(),
                Program.root().resolve("packaging/bench/Throttle.java").toString(),
                Integer.toString(port),
                Long.toString(bytesPerSecond))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader reader = proxy.inputReader(StandardCharsets.UTF_8);
    String line = Optional.ofNullable(reader.readLine()).orElse("");
    if (line.isEmpty()) {
      proxy.destroyForcibly();
      throw new IOException("the slow proxy does not start");
    }
    return new S3Server(name, proxy, Integer.parseInt(line));
  }

  String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** What the program needs to find it. */
  Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", endpoint(),
        "AWS_ACCESS_KEY_ID", "any",
        "AWS_SECRET_ACCESS_KEY", "any",
        "AWS_REGION", "us-east-1",
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  void createBucket(String bucket) throws IOException {
    send("PUT", bucket, new byte[0]);
  }

  void put(String bucket, String key, byte[] content) throws IOException {
    send("PUT", bucket + "/" + key, content);
  }

  void put(String bucket, String key, String content) throws IOException {
    put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
  }

  byte[] get(String bucket, String key) throws IOException {
    return send("GET", bucket + "/" + key, new byte[0]);
  }

  String text(String bucket, String key) throws IOException {
    return new String(get(bucket, key), StandardCharsets.UTF_8);
  }

  private byte[] send(String method, String path, byte[] body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(endpoint() + "/" + escaped(path)).toURL().openConnection();
    connection.setRequestMethod(method);
    if (name.equals("moto")) {
      // It checks no signature, but wants somebody to answer for the request.
      connection.setRequestProperty("Authorization", "AWS any:any");
    }
    if (method.equals("PUT")) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    if (connection.getResponseCode() != 200) {
      throw new IOException(method + " " + path + ": " + connection.getResponseCode());
    }
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static String escaped(String path) {
    StringBuilder text = new StringBuilder();
    for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (unit & 0xff);
      boolean plain =
          character < 0x80
              && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
      text.append(
          plain
              ? Character.toString(character)
              : String.format(Locale.ROOT, "%%%02X", (int) character));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Ends the process, and with it all it holds. */
  @Override
  public void close() {
    end();
  }

  /** The same in the middle of its work. */
  void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
