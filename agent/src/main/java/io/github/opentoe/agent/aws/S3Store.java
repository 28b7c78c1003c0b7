package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Objects in S3, through the SDK. */
final class S3Store implements ObjectStore, AutoCloseable {

  private final S3Connection connection;
  private final S3Calls calls;

  S3Store(Session session) {
    connection = new S3Connection(session);
    calls = new S3Calls(connection);
  }

  @Override
  public StoredObject describe(ObjectAddress object, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    HeadObjectRequest request = head(object, deadline).build();
    HeadObjectResponse found =
        calls.ask(S3Purpose.ASK, object, deadline, each -> each.headObject(request));
    return new StoredObject(
        object,
        found.contentLength() == null ? 0 : found.contentLength(),
        found.eTag() == null ? "" : found.eTag());
  }

  private static HeadObjectRequest.Builder head(ObjectAddress object, Deadline deadline) {
    return HeadObjectRequest.builder()
        .bucket(object.bucket())
        .key(object.key())
        .expectedBucketOwner(object.owner().orElse(null))
        .overrideConfiguration(S3Calls.within(deadline));
  }

  @Override
  public List<StoredObject> list(ObjectAddress prefix, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    return new S3Listing(calls, prefix, deadline).first(most);
  }

  @Override
  public void download(StoredObject object, Path file, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException {
    ObjectAddress address = object.address();
    Optional<StoredChecksum> checksum =
        RangedDownload.isOnePiece(object) ? Optional.empty() : checksum(object, deadline);
    S3Route route = calls.route(S3Purpose.READ, address, deadline);
    try {
      new RangedDownload(route, object, file, deadline, new Transfer(progress)).run(checksum);
    } catch (ExecutionException failed) {
      deadline.check();
      throw calls.failure(S3Purpose.READ, address).of(failed);
    }
  }

  private Optional<StoredChecksum> checksum(StoredObject object, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    HeadObjectRequest.Builder request =
        head(object.address(), deadline).checksumMode(ChecksumMode.ENABLED);
    if (!object.tag().isEmpty()) {
      request.ifMatch(object.tag());
    }
    HeadObjectRequest made = request.build();
    return StoredChecksum.in(
        calls.ask(S3Purpose.READ, object.address(), deadline, each -> each.headObject(made)));
  }

  @Override
  public void upload(Path file, ObjectAddress to, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException {
    S3Route route = calls.route(S3Purpose.WRITE, to, deadline);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      new Upload(calls, file, to, deadline, new Transfer(progress)).run(route, channel);
    } catch (ExecutionException failed) {
      deadline.check();
      throw calls.failure(S3Purpose.WRITE, to).of(failed);
    } catch (ObjectStoreException told) {
      throw told;
    } catch (IOException failed) {
      throw new ObjectStoreException(
          ObjectStoreException.Kind.OTHER, "cannot read: " + file + ": " + OsReason.of(failed));
    }
  }

  /** The content of a small object. */
  byte[] read(ObjectAddress object, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .expectedBucketOwner(object.owner().orElse(null))
            .checksumMode(ChecksumMode.ENABLED)
            .overrideConfiguration(S3Calls.within(deadline))
            .build();
    byte[] content =
        calls.ask(
            S3Purpose.READ, object, deadline, each -> head(each.getObject(request), most + 1));
    if (content.length > most) {
      throw calls
          .failure(S3Purpose.READ, object)
          .otherwise("larger than the " + most + " bytes that are allowed here");
    }
    return content;
  }

  private static byte[] head(ResponseInputStream<GetObjectResponse> body, int most) {
    try (body) {
      byte[] content = body.readNBytes(most);
      if (content.length == most) {
        body.abort();
      }
      return content;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes a small object. */
  void put(ObjectAddress object, byte[] content, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .expectedBucketOwner(object.owner().orElse(null))
            .contentType(Upload.CONTENT_TYPE)
            .checksumCRC32(FileRegion.crc32(content))
            .overrideConfiguration(S3Calls.within(deadline))
            .build();
    calls.ask(
        S3Purpose.WRITE,
        object,
        deadline,
        each -> each.putObject(request, RequestBody.fromBytes(content)));
  }

  @Override
  public void close() {
    connection.close();
  }
}
