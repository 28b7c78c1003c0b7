package io.github.opentoe.agent.aws;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;

/** The proxy that an environment asks for, with variables in either case. */
final class Proxies {

  private Proxies() {}

  /**
   * How a client for one scheme goes through a proxy.
   *
   * @param scheme of the endpoint, {@code http} or {@code https}
   */
  static ProxyConfiguration of(Map<String, String> environment, String scheme) {
    ProxyConfiguration.Builder builder =
        ProxyConfiguration.builder().useEnvironmentVariablesValues(false);
    variable(environment, scheme + "_proxy")
        .map(Proxies::address)
        .ifPresent(
            proxy -> {
              builder.useSystemPropertyValues(false);
              builder.endpoint(URI.create(proxy.getScheme() + "://" + authority(proxy)));
              builder.nonProxyHosts(exceptions(environment));
              String user = proxy.getUserInfo();
              if (user != null) {
                int colon = user.indexOf(':');
                builder.username(colon < 0 ? user : user.substring(0, colon));
                builder.password(colon < 0 ? "" : user.substring(colon + 1));
              }
            });
    return builder.build();
  }

  private static String authority(URI proxy) {
    boolean secure = proxy.getScheme().equals("https");
    int port = proxy.getPort() >= 0 ? proxy.getPort() : secure ? 443 : 80;
    return proxy.getHost() + ":" + port;
  }

  private static URI address(String text) {
    return URI.create(text.contains("://") ? text : "http://" + text);
  }

  private static Set<String> exceptions(Map<String, String> environment) {
    Set<String> patterns = new HashSet<>();
    patterns.add(Pattern.quote("169.254.169.254"));
    for (String entry : variable(environment, "no_proxy").orElse("").split("[,\\s]+", -1)) {
      String host = entry.startsWith("*.") ? entry.substring(2) : entry;
      host = host.startsWith(".") ? host.substring(1) : host;
      if (host.equals("*")) {
        patterns.add(".*");
      } else if (!host.isEmpty()) {
        patterns.add("(?:.*\\.)?" + Pattern.quote(host.toLowerCase(Locale.ROOT)));
      }
    }
    return patterns;
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(text -> !text.isBlank());
  }
}
