package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.source.DocumentSource;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import io.github.opentoe.agent.yaml.SourceDecoder;
import java.util.Optional;

/** Documents in S3 (command-line §7.5). */
final class DocumentsInS3 implements DocumentSource {

  private final PatientReads objects;
  private final Optional<String> owner;

  /**
   * @param owner the account that must own the bucket where a document does not say
   */
  DocumentsInS3(PatientReads objects, Optional<String> owner) {
    this.objects = objects;
    this.owner = owner;
  }

  @Override
  public boolean handles(String source) {
    return S3Uri.isOne(source);
  }

  @Override
  public Optional<String> flaw(String source) {
    return S3Uri.object(source, owner).isPresent()
        ? Optional.empty()
        : Optional.of(S3Uri.flaw(source));
  }

  @Override
  public Fetched fetch(Wanted wanted) throws InterruptedException {
    String source = wanted.source();
    Optional<ObjectAddress> object = S3Uri.object(source, wanted.bucketOwner().or(() -> owner));
    if (object.isEmpty()) {
      return Fetched.missing(source, S3Uri.flaw(source));
    }
    return Downloads.bounded(wanted, deadline -> content(object.get(), source, deadline));
  }

  private Fetched content(ObjectAddress object, String source, Deadline deadline)
      throws InterruptedException {
    try {
      byte[] bytes = objects.read(object, SourceDecoder.MAX_BYTES, deadline);
      return new Fetched.Content(
          bytes,
          new Fetched.Origin(
              object.toString(),
              object.key().substring(object.key().lastIndexOf('/') + 1),
              Optional.empty(),
              "an S3 path"));
    } catch (ObjectStoreException e) {
      return Downloads.unable(source, object, e);
    }
  }
}
