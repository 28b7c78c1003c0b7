package io.github.opentoe.agent.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Where the services answer: as the variables and profile of the SDK say, or in a region. */
final class Endpoints {

  private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final Map<String, String> environment;
  private final ProfileFiles profiles;

  Endpoints(Map<String, String> environment, ProfileFiles profiles) {
    this.environment = environment;
    this.profiles = profiles;
  }

  /**
   * What someone configured instead of the service's own endpoint.
   *
   * @param service the identifier in the names of variables, in lower case: {@code cloudwatch_logs}
   */
  Optional<URI> configured(String service) {
    if (isTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        || profiles.property("ignore_configured_endpoint_urls").orElse("").equals("true")) {
      return Optional.empty();
    }
    return variable("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT))
        .or(() -> variable("AWS_ENDPOINT_URL"))
        .or(() -> profiles.serviceProperty(service + ".endpoint_url"))
        .or(() -> profiles.property("endpoint_url"))
        .map(URI::create);
  }

  /** The endpoint of a service for calls in JSON. */
  URI of(String service, String region) {
    Optional<URI> configured =
        service.equals("logs")
            ? variable("AWS_ENDPOINT_URL_LOGS")
                .filter(url -> !isTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))
                .map(URI::create)
                .or(() -> configured("cloudwatch_logs"))
            : configured(service);
    return configured.orElseGet(() -> standard(service, region));
  }

  /** Whether a text can be the name of a region and so a part of a host name. */
  static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  private static URI standard(String service, String region) {
    String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
    return URI.create("https://" + service + "." + region + "." + suffix);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  private boolean isTrue(String name) {
    return "true".equalsIgnoreCase(environment.getOrDefault(name, ""));
  }
}
