package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Contents of objects by requests that are signed and sent at once: the client of the SDK needs
 * milliseconds of a processor for each call, which thousands of small objects would feel. Only what
 * goes well counts here. All else is left to the client, which tries again, follows redirects and
 * knows what is wrong.
 */
final class DirectRequests {

  private static final String REGION_HEADER = "x-amz-bucket-region";
  private static final String ANY_KEY = "k";

  /** Where the objects of a bucket are asked for; an empty base leaves them to the client. */
  private record Place(String base, String region) {}

  /**
   * What is asked for.
   *
   * @param query of a part of an upload; empty for a whole object
   * @param body to send; empty to fetch
   */
  record Wanted(
      ObjectAddress object,
      Map<String, String> query,
      Map<String, String> headers,
      Optional<ContentStreamProvider> body) {}

  private final Session session;
  private final S3Connection connection;
  private final S3Client client;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final ConcurrentMap<String, Place> places = new ConcurrentHashMap<>();

  DirectRequests(Session session, S3Connection connection, S3Client client) {
    this.session = session;
    this.connection = connection;
    this.client = client;
  }

  /**
   * A good answer, whose body is the caller's to close; empty where the client has to ask.
   *
   * @throws IOException where the fault is on this side
   */
  Optional<HttpExecuteResponse> send(Wanted wanted) throws IOException {
    String bucket = wanted.object().bucket();
    Place place = places.computeIfAbsent(bucket, name -> place(name, connection.region()));
    if (place.base().isEmpty()) {
      return Optional.empty();
    }
    try {
      HttpExecuteResponse answer = exchange(wanted, place);
      if (answer.httpResponse().isSuccessful()) {
        return Optional.of(answer);
      }
      answer.responseBody().ifPresent(AbortableInputStream::abort);
      learn(bucket, place, answer.httpResponse());
    } catch (SocketTimeoutException silent) {
      return Optional.empty();
    } catch (ObjectStoreException | InterruptedIOException ours) {
      throw ours;
    } catch (IOException | SdkException notSoEasy) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private HttpExecuteResponse exchange(Wanted wanted, Place place) throws IOException {
    URI uri = URI.create(place.base() + SdkHttpUtils.urlEncodeIgnoreSlashes(wanted.object().key()));
    boolean sends = wanted.body().isPresent();
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().uri(uri).method(sends ? SdkHttpMethod.PUT : SdkHttpMethod.GET);
    wanted.query().forEach(request::putRawQueryParameter);
    wanted.headers().forEach(request::putHeader);
    wanted
        .object()
        .owner()
        .ifPresent(owner -> request.putHeader("x-amz-expected-bucket-owner", owner));
    SignedRequest signed =
        signer.sign(
            each -> {
              each.identity(session.credentials().resolveCredentials()).request(request.build());
              wanted.body().ifPresent(each::payload);
              each.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, place.region())
                  .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                  .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                  // Over TLS the checksum of the content says enough, as the SDK does it.
                  .putProperty(
                      AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, !uri.getScheme().equals("https"));
            });
    HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(call::contentStreamProvider);
    return connection.http(uri.getScheme()).prepareRequest(call.build()).call();
  }

  private Place place(String bucket, String region) {
    Optional<String> configured = connection.endpoint().map(URI::toString);
    if (configured.isPresent()) {
      return new Place(configured.get().replaceAll("/+$", "") + "/" + bucket + "/", region);
    }
    String url =
        client
            .utilities()
            .getUrl(each -> each.bucket(bucket).key(ANY_KEY).region(Region.of(region)))
            .toString();
    return new Place(url.substring(0, url.length() - ANY_KEY.length()), region);
  }

  /** The bucket is in another region, or behind a redirect that only the client understands. */
  private void learn(String bucket, Place asked, SdkHttpResponse refusal) {
    Optional<String> region =
        refusal
            .firstMatchingHeader(REGION_HEADER)
            .filter(Endpoints::isRegion)
            .filter(name -> !name.equals(asked.region()));
    if (region.isPresent() && connection.endpoint().isEmpty()) {
      places.put(bucket, place(bucket, region.get()));
    } else if (refusal.statusCode() / 100 == 3 || refusal.statusCode() == 400) {
      places.put(bucket, new Place("", ""));
    }
  }
}
