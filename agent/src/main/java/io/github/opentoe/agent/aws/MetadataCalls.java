package io.github.opentoe.agent.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The two calls of the metadata service; never by way of a proxy.
 *
 * @param endpoint such as {@code http://169.254.169.254}
 */
record MetadataCalls(String endpoint) {

  private static final int CONNECT_MILLIS = 1000;
  private static final int READ_MILLIS = 2000;
  private static final int LARGEST = 1 << 20;
  private static final String LIFETIME_SECONDS = "21600";

  MetadataCalls {
    endpoint = endpoint.replaceAll("/+$", "");
  }

  /** What the service said. */
  record Response(int status, String body) {}

  Response token() throws IOException {
    HttpURLConnection connection = open("api/token");
    connection.setRequestMethod("PUT");
    connection.setRequestProperty("X-aws-ec2-metadata-token-ttl-seconds", LIFETIME_SECONDS);
    connection.setRequestProperty("Content-Length", "0");
    connection.setFixedLengthStreamingMode(0);
    connection.setDoOutput(true);
    connection.getOutputStream().close();
    return response(connection);
  }

  Response get(String path, Optional<String> token) throws IOException {
    HttpURLConnection connection = open(path);
    token.ifPresent(text -> connection.setRequestProperty("X-aws-ec2-metadata-token", text));
    return response(connection);
  }

  private HttpURLConnection open(String path) throws IOException {
    URI address = URI.create(endpoint + "/latest/" + escaped(path));
    if (!(address.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection connection)) {
      throw new IllegalArgumentException(endpoint);
    }
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    return connection;
  }

  private static Response response(HttpURLConnection connection) throws IOException {
    try {
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        return new Response(status, "");
      }
      try (InputStream stream = connection.getInputStream()) {
        byte[] body = stream.readNBytes(LARGEST);
        return new Response(status, new String(body, StandardCharsets.UTF_8));
      }
    } finally {
      connection.disconnect();
    }
  }

  /** Escapes what a path may not hold; escapes that are there stay. */
  private static String escaped(String path) {
    StringBuilder text = new StringBuilder();
    for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain =
          unit > 0 && (Character.isLetterOrDigit(unit) || "/%:@!$&'()*+,;=~-._".indexOf(unit) >= 0);
      text.append(isPlain ? Character.toString(unit) : String.format("%%%02X", unit & 0xff));
    }
    return text.toString();
  }
}
