package io.github.opentoe.agent.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The one client for S3, made by the first who needs it. */
final class S3Connection implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 3;
  private static final String ANY_REGION = "us-east-1";

  private final Session session;
  private final Optional<URI> endpoint;
  private Optional<S3Client> client = Optional.empty();

  S3Connection(Session session) {
    this.session = session;
    endpoint = session.endpoints().configured("s3");
  }

  /** How messages name the other side. */
  String peer() {
    return endpoint.map(URI::toString).orElse("S3");
  }

  /**
   * The client; looking for credentials and region can take seconds.
   *
   * @throws NoCredentials where nobody has any
   */
  synchronized S3Client client() {
    session.credentials().resolveCredentials();
    S3Client made = client.orElseGet(this::make);
    client = Optional.of(made);
    return made;
  }

  /**
   * Checksums are ours to ask for: the SDK would send them behind the body, which not every server
   * understands, and would hold a part of an object against the checksum of the whole.
   */
  private S3Client make() {
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(session.credentials())
            .region(Region.of(session.region().filter(Endpoints::isRegion).orElse(ANY_REGION)))
            .crossRegionAccessEnabled(true)
            .httpClient(
                session.client(endpoint.map(URI::getScheme).orElse("https"), CONNECT, SILENCE))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                each ->
                    each.retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .defaultProfileFileSupplier(session.profiles().files())
                        .defaultProfileName(session.profiles().name()));
    endpoint.ifPresent(url -> builder.endpointOverride(url).forcePathStyle(true));
    return builder.build();
  }

  @Override
  public synchronized void close() {
    client.ifPresent(S3Client::close);
    client = Optional.empty();
  }
}
