package io.github.opentoe.agent.aws;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's default chain in its order, with the variables of the run's environment and with an end
 * that people can read (AM-84, AM-88).
 */
final class Credentials implements AwsCredentialsProvider, AutoCloseable {

  /**
   * A place that may have credentials.
   *
   * @param wanted whether someone set it up, so that its failure is worth telling
   */
  private record Place(String name, boolean wanted, AwsCredentialsProvider provider) {}

  private final List<Place> places;
  private Optional<Place> last = Optional.empty();

  Credentials(Map<String, String> environment, ProfileFiles profiles) {
    List<Place> chain = new ArrayList<>();
    chain.add(new Place("properties", false, SystemPropertyCredentialsProvider.create()));
    fromVariables(environment)
        .ifPresent(
            fixed ->
                chain.add(new Place("environment", true, StaticCredentialsProvider.create(fixed))));
    chain.add(webIdentity(environment));
    chain.add(
        new Place(
            "profile " + profiles.name(),
            environment.containsKey("AWS_PROFILE"),
            ProfileCredentialsProvider.builder()
                .profileFile(profiles.files())
                .profileName(profiles.name())
                .build()));
    chain.add(
        new Place(
            "container",
            environment.containsKey("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                || environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI"),
            ContainerCredentialsProvider.builder().build()));
    if (!"true".equalsIgnoreCase(environment.getOrDefault("AWS_EC2_METADATA_DISABLED", ""))) {
      chain.add(instance(environment, profiles));
    }
    places = List.copyOf(chain);
  }

  private static Optional<AwsCredentials> fromVariables(Map<String, String> environment) {
    String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "").strip();
    String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "").strip();
    String token = environment.getOrDefault("AWS_SESSION_TOKEN", "").strip();
    if (id.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        token.isEmpty()
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, token));
  }

  private static Place webIdentity(Map<String, String> environment) {
    WebIdentityTokenFileCredentialsProvider.Builder builder =
        WebIdentityTokenFileCredentialsProvider.builder();
    String file = environment.getOrDefault("AWS_WEB_IDENTITY_TOKEN_FILE", "");
    if (!file.isEmpty()) {
      builder.webIdentityTokenFile(Path.of(file));
    }
    Optional.ofNullable(environment.get("AWS_ROLE_ARN")).ifPresent(builder::roleArn);
    Optional.ofNullable(environment.get("AWS_ROLE_SESSION_NAME"))
        .ifPresent(builder::roleSessionName);
    return new Place("web identity", !file.isEmpty(), builder.build());
  }

  private static Place instance(Map<String, String> environment, ProfileFiles profiles) {
    InstanceProfileCredentialsProvider.Builder builder =
        InstanceProfileCredentialsProvider.builder()
            .profileFile(profiles.files())
            .profileName(profiles.name());
    Optional.ofNullable(environment.get("AWS_EC2_METADATA_SERVICE_ENDPOINT"))
        .ifPresent(builder::endpoint);
    return new Place("instance", false, builder.build());
  }

  /**
   * The credentials of the first place that has some.
   *
   * @throws NoCredentials where none has
   */
  @Override
  public synchronized AwsCredentials resolveCredentials() {
    List<String> reasons = new ArrayList<>();
    List<Place> order = new ArrayList<>(last.stream().toList());
    order.addAll(places);
    for (Place place : order) {
      try {
        AwsCredentials found = place.provider().resolveCredentials();
        last = Optional.of(place);
        return found;
      } catch (RuntimeException failure) {
        if (place.wanted()) {
          reasons.add(place.name() + ": " + OneLine.of(String.valueOf(failure.getMessage())));
        }
      }
    }
    String text = "no AWS credentials found (looked at environment, profile, container, instance)";
    reasons.add(0, text);
    throw new NoCredentials(String.join("; ", reasons));
  }

  /** Lets go of what the places hold. */
  @Override
  public void close() {
    for (Place place : places) {
      if (place.provider() instanceof SdkAutoCloseable closeable) {
        closeable.close();
      }
    }
  }
}
