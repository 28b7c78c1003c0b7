package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the objects below a prefix, page by page. */
final class S3Listing {

  private static final int PAGE = 1000;
  private static final Comparator<StoredObject> BY_KEY =
      Comparator.comparing(
          object -> object.address().key().getBytes(StandardCharsets.UTF_8),
          Arrays::compareUnsigned);

  private final S3Calls calls;
  private final ObjectAddress prefix;
  private final Deadline deadline;

  S3Listing(S3Calls calls, ObjectAddress prefix, Deadline deadline) {
    this.calls = calls;
    this.prefix = prefix;
    this.deadline = deadline;
  }

  /** The first objects in the order of their keys. */
  List<StoredObject> first(int most) throws ObjectStoreException, InterruptedException {
    List<StoredObject> found = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      ListObjectsV2Request request = page(Math.min(PAGE, most - found.size()), token);
      ListObjectsV2Response page =
          calls.ask(S3Purpose.LIST, prefix, deadline, each -> each.listObjectsV2(request));
      for (S3Object object : page.contents()) {
        found.add(
            new StoredObject(
                prefix.withKey(object.key()),
                object.size() == null ? 0 : object.size(),
                object.eTag() == null ? "" : object.eTag()));
      }
      token =
          Boolean.TRUE.equals(page.isTruncated())
              ? Optional.ofNullable(page.nextContinuationToken())
              : Optional.empty();
    } while (token.isPresent() && found.size() < most);
    found.sort(BY_KEY);
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private ListObjectsV2Request page(int most, Optional<String> token) {
    ListObjectsV2Request.Builder request =
        ListObjectsV2Request.builder().bucket(prefix.bucket()).maxKeys(most);
    if (!prefix.key().isEmpty()) {
      request.prefix(prefix.key());
    }
    prefix.owner().ifPresent(request::expectedBucketOwner);
    token.ifPresent(request::continuationToken);
    return request.overrideConfiguration(S3Calls.within(deadline)).build();
  }
}
