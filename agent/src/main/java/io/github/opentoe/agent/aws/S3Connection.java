package io.github.opentoe.agent.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
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
  private Optional<DirectRequests> direct = Optional.empty();

  S3Connection(Session session) {
    this.session = session;
    endpoint = session.endpoints().configured("s3");
  }

  /** How messages name the other side. */
  String peer() {
    return endpoint.map(URI::toString).orElse("S3");
  }

  /** What was configured instead of the endpoint of AWS. */
  Optional<URI> endpoint() {
    return endpoint;
  }

  /** Where to ask first. */
  String region() {
    return session.region().filter(Endpoints::isRegion).orElse(ANY_REGION);
  }

  /** The connections that the client uses, too. */
  SdkHttpClient http(String scheme) {
    return session.client(scheme, CONNECT, SILENCE);
  }

  /** The short way to the contents of objects, beside this client. */
  synchronized DirectRequests direct(S3Client used) {
    DirectRequests made = direct.orElseGet(() -> new DirectRequests(session, this, used));
    direct = Optional.of(made);
    return made;
  }

  /** The client, if somebody has needed it already. */
  synchronized Optional<S3Client> present() {
    return client;
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
   * understands, and would hold a part of an object against the checksum of the whole. Nor does it
   * wait for {@code 100 Continue}: a JVM's connection loses the answer that follows in the same
   * packet, and waits for it until the silence is too long.
   */
  private S3Client make() {
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(session.credentials())
            .region(Region.of(region()))
            .crossRegionAccessEnabled(true)
            .httpClient(http(endpoint.map(URI::getScheme).orElse("https")))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(each -> each.expectContinueEnabled(false))
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
