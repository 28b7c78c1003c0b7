package io.github.opentoe.agent.aws;

import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The content of an object, or a range of it, on its way.
 *
 * @param length as the server says it; negative where it does not
 * @param abort ends it without the rest
 * @param checksum that still has to be verified
 */
record ObjectBody(
    InputStream stream, long length, Runnable abort, Optional<StoredChecksum> checksum) {

  /** The body of an answer to a direct request. */
  static ObjectBody of(HttpExecuteResponse answer, boolean whole) {
    AbortableInputStream body = answer.responseBody().orElseGet(AbortableInputStream::createEmpty);
    long length =
        answer
            .httpResponse()
            .firstMatchingHeader("Content-Length")
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .orElse(-1L);
    return new ObjectBody(
        body,
        length,
        body::abort,
        whole ? StoredChecksum.inHeaders(answer.httpResponse()) : Optional.empty());
  }

  /** The body of an answer to the client, which verifies a checksum itself. */
  static ObjectBody of(ResponseInputStream<GetObjectResponse> body) {
    return new ObjectBody(body, body.response().contentLength(), body::abort, Optional.empty());
  }
}
