package io.github.opentoe.agent.aws;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The two ways to the contents of objects.
 *
 * @param client of the SDK, for all that is not easy
 * @param direct for what goes well at once
 */
record S3Route(S3Client client, DirectRequests direct) {

  /** Sends a body directly; the headers of the answer, or empty where the client has to. */
  Optional<SdkHttpResponse> send(DirectRequests.Wanted wanted) throws IOException {
    Optional<HttpExecuteResponse> answer = direct.send(wanted);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Optional<AbortableInputStream> body = answer.get().responseBody();
    if (body.isPresent()) {
      body.get().close();
    }
    return Optional.of(answer.get().httpResponse());
  }

  /** The headers of a body of this size with this CRC-32. */
  static Map<String, String> headers(long size, String crc32) {
    return Map.of(
        "Content-Length",
        Long.toString(size),
        "Content-Type",
        Upload.CONTENT_TYPE,
        "x-amz-checksum-crc32",
        crc32);
  }
}
