package io.github.opentoe.agent.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/** What all calls of one run share: credentials, region, endpoints and connections. */
final class Session implements AutoCloseable {

  private final Map<String, String> environment;
  private final ProfileFiles profiles;
  private final Credentials credentials;
  private final Endpoints endpoints;
  private final Map<String, SdkHttpClient> clients = new ConcurrentHashMap<>();
  private Optional<String> region = Optional.empty();
  private boolean regionSought;

  Session(Map<String, String> environment) {
    this.environment = environment;
    profiles = new ProfileFiles(environment);
    credentials = new Credentials(environment, profiles);
    endpoints = new Endpoints(environment, profiles);
  }

  /** The one provider of the run. */
  Credentials credentials() {
    return credentials;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  ProfileFiles profiles() {
    return profiles;
  }

  /** The region of the default chain; it may ask the instance for it, so call it aside. */
  synchronized Optional<String> region() {
    if (!regionSought) {
      regionSought = true;
      region =
          text(System.getProperty("aws.region"))
              .or(() -> text(environment.get("AWS_REGION")))
              .or(() -> text(environment.get("AWS_DEFAULT_REGION")))
              .or(() -> profiles.property("region"))
              .or(this::regionOfInstance);
    }
    return region;
  }

  private Optional<String> regionOfInstance() {
    if ("true".equalsIgnoreCase(environment.getOrDefault("AWS_EC2_METADATA_DISABLED", ""))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new InstanceProfileRegionProvider().getRegion().id());
    } catch (RuntimeException notOnAnInstance) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * A client for calls to endpoints of one scheme, through the proxy where there is one.
   *
   * @param silence how long a server may say nothing
   */
  SdkHttpClient client(String scheme, Duration connect, Duration silence) {
    return clients.computeIfAbsent(
        scheme + " " + connect + " " + silence,
        key ->
            UrlConnectionHttpClient.builder()
                .connectionTimeout(connect)
                .socketTimeout(silence)
                .proxyConfiguration(Proxies.of(environment, scheme))
                .build());
  }

  @Override
  public void close() {
    clients.values().forEach(SdkHttpClient::close);
    credentials.close();
  }
}
