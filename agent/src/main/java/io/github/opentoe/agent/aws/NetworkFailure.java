package io.github.opentoe.agent.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says why a host could not be reached, without the names of Java classes (AM-78). */
final class NetworkFailure {

  private static final int DEEPEST = 10;

  private NetworkFailure() {}

  /** The first failure of the network among a throwable and its causes. */
  static Optional<IOException> in(Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; depth < DEEPEST && each != null; depth++) {
      if (each instanceof IOException failure) {
        return Optional.of(failure);
      }
      each = each.getCause();
    }
    return Optional.empty();
  }

  /** The reason in words. */
  static String reason(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "the host name cannot be resolved";
    }
    if (failure instanceof SocketTimeoutException) {
      String message = text(failure);
      return message.contains("connect") ? "no connection in time" : "no answer in time";
    }
    if (failure instanceof NoRouteToHostException) {
      return "no route to host";
    }
    if (failure instanceof ConnectException) {
      return text(failure).contains("refused") ? "connection refused" : text(failure);
    }
    if (failure instanceof SSLException) {
      return "TLS failed: " + text(failure);
    }
    String message = text(failure);
    return message.isEmpty() ? "the connection was lost" : message;
  }

  private static String text(IOException failure) {
    String message = failure.getMessage();
    return message == null ? "" : OneLine.of(message).toLowerCase(Locale.ROOT);
  }
}
