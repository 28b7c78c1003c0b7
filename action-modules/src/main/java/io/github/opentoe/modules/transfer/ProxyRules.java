package io.github.opentoe.modules.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which proxy the environment names for a URL, read as Go programs read it (WEB-16).
 *
 * @param environment of the agent
 */
record ProxyRules(Map<String, String> environment) {

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final Pattern ADDRESS =
      Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern PORT = Pattern.compile("(.*):([0-9]{1,5})");

  ProxyRules {
    environment = Map.copyOf(environment);
  }

  /** The proxy to ask; empty to ask the server itself. */
  Optional<WebUrl> proxyFor(WebUrl url) throws TransferFailure {
    String name = url.isSecure() ? "HTTPS_PROXY" : "HTTP_PROXY";
    String text = variable(name);
    if (text.isEmpty() || isDirect(url)) {
      return Optional.empty();
    }
    try {
      WebUrl proxy = WebUrl.parse(SCHEME.matcher(text).matches() ? text : "http://" + text);
      if (!proxy.isSecure()) {
        return Optional.of(proxy);
      }
    } catch (IllegalArgumentException unusable) {
      // Said below, without the text, which may hold a password.
    }
    throw new TransferFailure(
        TransferFailure.Kind.FINAL,
        name + " does not name a proxy that can be used: write http://host:port");
  }

  private String variable(String name) {
    String upper = environment.getOrDefault(name, "");
    return upper.isEmpty()
        ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip()
        : upper.strip();
  }

  private boolean isDirect(WebUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    Optional<InetAddress> address = address(host);
    if (host.equals("localhost") || address.filter(InetAddress::isLoopbackAddress).isPresent()) {
      return true;
    }
    return Arrays.stream(variable("NO_PROXY").split(",", -1))
        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> matches(entry, host, address, url.port()));
  }

  private static boolean matches(
      String entry, String host, Optional<InetAddress> address, int port) {
    if (entry.equals("*")) {
      return true;
    }
    int slash = entry.indexOf('/');
    if (slash >= 0) {
      return address.isPresent() && isInRange(address.get(), entry, slash);
    }
    String wanted = entry;
    var withPort = PORT.matcher(entry);
    if (withPort.matches() && (!ADDRESS.matcher(entry).matches() || entry.indexOf('.') >= 0)) {
      if (Integer.parseInt(withPort.group(2)) != port) {
        return false;
      }
      wanted = withPort.group(1);
    }
    Optional<InetAddress> wantedAddress = address(wanted.replace("[", "").replace("]", ""));
    if (wantedAddress.isPresent()) {
      return address.equals(wantedAddress);
    }
    String name = wanted.startsWith("*.") ? wanted.substring(1) : wanted;
    return name.startsWith(".")
        ? host.endsWith(name)
        : host.equals(name) || host.endsWith("." + name);
  }

  private static boolean isInRange(InetAddress address, String range, int slash) {
    Optional<InetAddress> base = address(range.substring(0, slash));
    String bits = range.substring(slash + 1);
    if (base.isEmpty() || !bits.matches("[0-9]{1,3}")) {
      return false;
    }
    byte[] wanted = base.get().getAddress();
    byte[] given = address.getAddress();
    int left = Integer.parseInt(bits);
    if (wanted.length != given.length || left > given.length * 8) {
      return false;
    }
    for (int index = 0; left > 0; index++, left -= 8) {
      int mask = left >= 8 ? 0xff : 0xff << (8 - left);
      if (((wanted[index] ^ given[index]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text is; names are not looked up. */
  private static Optional<InetAddress> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
