package io.github.opentoe.modules.transfer;

import io.github.opentoe.modules.transfer.TransferFailure.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks servers for one URL each, over a connection of its own.
 *
 * @param proxies which proxy to use
 * @param tls how https is done
 * @param pace how long to wait
 * @param guard ends whatever takes too long
 */
record WebClient(ProxyRules proxies, Tls tls, Pace pace, SocketGuard guard) {

  private static final int BUFFER = 64 * 1024;
  private static final String USER_AGENT = "User-Agent: opentoe";

  /**
   * An answer whose body is still to be read.
   *
   * @param head what comes before it
   * @param body without its framing
   * @param connection closed without any farewell of an encryption
   */
  record Answer(ResponseHead head, InputStream body, Socket connection) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      connection.close();
    }
  }

  /**
   * Sends a GET request and reads the head of the answer, whatever its status.
   *
   * @param headers complete lines to send with it
   */
  Answer get(WebUrl url, List<String> headers) throws IOException {
    Optional<WebUrl> proxy = proxies.proxyFor(url);
    Socket plain = connect(proxy.orElse(url));
    boolean done = false;
    try {
      if (proxy.isPresent() && url.isSecure()) {
        openTunnel(plain, url, proxy.get());
      }
      Socket socket = url.isSecure() ? tls.over(plain, url) : plain;
      send(socket, request(url, proxy, headers));
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      ResponseHead head = ResponseHead.read(in);
      Answer answer = new Answer(head, ResponseBody.of(head, in), plain);
      done = true;
      return answer;
    } finally {
      if (!done) {
        plain.close();
      }
    }
  }

  private Socket connect(WebUrl server) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(server.host());
    int patience = (int) Math.max(1, pace.connect().toMillis() / addresses.length);
    IOException failure = new ConnectException("no address");
    for (InetAddress address : addresses) {
      guard.check();
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        guard.use(socket);
        socket.connect(new InetSocketAddress(address, server.port()), patience);
        socket.setSoTimeout((int) pace.silence().toMillis());
        return socket;
      } catch (IOException refused) {
        failure = refused;
        socket.close();
      }
    }
    throw failure;
  }

  private static void openTunnel(Socket socket, WebUrl url, WebUrl proxy) throws IOException {
    String name = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
    String target = name + ":" + url.port();
    List<String> lines = new ArrayList<>();
    lines.add("CONNECT " + target + " HTTP/1.1");
    lines.add("Host: " + target);
    lines.add(USER_AGENT);
    proxy.basicCredentials().ifPresent(value -> lines.add("Proxy-Authorization: " + value));
    send(socket, lines);
    ResponseHead head = ResponseHead.read(socket.getInputStream());
    if (head.status() / 100 != 2) {
      throw new TransferFailure(
          head.status() / 100 == 5 ? Kind.TEMPORARY : Kind.FINAL,
          "the proxy " + proxy + " does not connect to " + target + ": " + head.line());
    }
  }

  private static List<String> request(WebUrl url, Optional<WebUrl> proxy, List<String> headers) {
    boolean throughProxy = proxy.isPresent() && !url.isSecure();
    String origin = throughProxy ? url.scheme() + "://" + url.authority() : "";
    List<String> lines = new ArrayList<>();
    lines.add("GET " + origin + url.path() + url.query() + " HTTP/1.1");
    lines.add("Host: " + url.authority());
    lines.add(USER_AGENT);
    lines.add("Accept: */*");
    lines.add("Accept-Encoding: identity");
    lines.add("Connection: close");
    if (throughProxy) {
      proxy
          .flatMap(WebUrl::basicCredentials)
          .ifPresent(value -> lines.add("Proxy-Authorization: " + value));
    }
    lines.addAll(headers);
    return lines;
  }

  private static void send(Socket socket, List<String> lines) throws IOException {
    String text = String.join("\r\n", lines) + "\r\n\r\n";
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
