package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * Fetches one object into a file: in one piece up to 16 MiB, else in ranges side by side, each
 * written where it belongs. A range that breaks off goes on where it broke; an object in one piece
 * comes again, since its checksum is verified on the way.
 */
final class RangedDownload {

  private static final long PART = 16L << 20;
  private static final int BUFFER = 64 << 10;
  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MILLISECONDS = 300;

  /** A body that cannot be read on, and how far it came. */
  private static final class Broken extends IOException {

    private static final long serialVersionUID = 1L;
    private final long at;
    private final ObjectStoreException told;

    Broken(long at, ObjectStoreException told) {
      super(told);
      this.at = at;
      this.told = told;
    }
  }

  private final S3Route route;
  private final StoredObject object;
  private final Path file;
  private final Deadline deadline;
  private final Transfer transfer;
  private final S3Failure failure;

  RangedDownload(
      S3Route route, StoredObject object, Path file, Deadline deadline, Transfer transfer) {
    this.route = route;
    this.object = object;
    this.file = file;
    this.deadline = deadline;
    this.transfer = transfer;
    failure = new S3Failure(S3Purpose.READ, object.address(), "S3");
  }

  /**
   * Fetches and verifies.
   *
   * @throws ExecutionException with what went wrong
   */
  void run(Optional<StoredChecksum> checksum) throws InterruptedException, ExecutionException {
    int count = (int) Math.max(1, (object.size() + PART - 1) / PART);
    try (FileChannel channel = open()) {
      Parts.move(count, index -> part(index, channel), transfer, deadline);
    } catch (IOException failed) {
      throw new ExecutionException(failed);
    }
    if (checksum.isPresent()) {
      verify(checksum.get());
    }
  }

  private FileChannel open() throws ObjectStoreException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (IOException failed) {
      throw local(failed);
    }
  }

  private void verify(StoredChecksum checksum) throws InterruptedException, ExecutionException {
    Transfer reading = new Transfer(bytes -> {});
    Parts.move(
        1,
        index -> {
          if (!checksum.matches(file, reading)) {
            throw damaged();
          }
        },
        reading,
        deadline);
  }

  private ObjectStoreException damaged() {
    return failure.otherwise(
        "what came does not have the checksum of the object: it was damaged on its way");
  }

  /** Whether the object comes in one piece, whose checksum comes with it. */
  static boolean isOnePiece(StoredObject object) {
    return object.size() <= PART;
  }

  private void part(int index, FileChannel channel) throws IOException, InterruptedException {
    long from = index * PART;
    long to = Math.min(object.size(), from + PART);
    long at = from;
    for (int attempt = 1; ; attempt++) {
      try {
        fetch(at, to, channel);
        return;
      } catch (Broken broken) {
        if (attempt == ATTEMPTS) {
          throw broken.told;
        }
        at = isOnePiece(object) ? from : broken.at;
        transfer.done(at - broken.at);
        Thread.sleep(attempt * PAUSE_MILLISECONDS);
      }
    }
  }

  private void fetch(long from, long to, FileChannel channel) throws IOException {
    ObjectBody answer = ask(from, to);
    InputStream body = answer.stream();
    long at = from;
    try {
      long length = answer.length();
      if (length != to - from) {
        throw failure.changed("the server sends " + length + " bytes instead of " + (to - from));
      }
      byte[] buffer = new byte[BUFFER];
      for (int read = read(body, buffer, at); read >= 0; read = read(body, buffer, at)) {
        transfer.check();
        write(channel, ByteBuffer.wrap(buffer, 0, read), at);
        at += read;
        transfer.done(read);
      }
    } finally {
      if (at < to) {
        answer.abort().run();
      } else {
        body.close();
      }
    }
    if (at < to) {
      throw new Broken(at, failure.otherwise("the connection was closed before the end"));
    }
    if (answer.checksum().isPresent() && !answer.checksum().get().matches(file, transfer)) {
      throw new Broken(at, damaged());
    }
  }

  private ObjectBody ask(long from, long to) throws IOException {
    boolean whole = to - from == object.size();
    Map<String, String> headers = new HashMap<>();
    headers.put(
        whole ? "x-amz-checksum-mode" : "Range",
        whole ? "ENABLED" : "bytes=" + from + "-" + (to - 1));
    if (!object.tag().isEmpty()) {
      headers.put("If-Match", object.tag());
    }
    Optional<HttpExecuteResponse> direct =
        route
            .direct()
            .send(new DirectRequests.Wanted(object.address(), Map.of(), headers, Optional.empty()));
    return direct.isPresent()
        ? ObjectBody.of(direct.get(), whole)
        : ObjectBody.of(route.client().getObject(request(from, to)));
  }

  private GetObjectRequest request(long from, long to) {
    ObjectAddress address = object.address();
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(address.bucket()).key(address.key());
    address.owner().ifPresent(request::expectedBucketOwner);
    if (!object.tag().isEmpty()) {
      request.ifMatch(object.tag());
    }
    if (to - from == object.size()) {
      request.checksumMode(ChecksumMode.ENABLED);
    } else {
      request.range("bytes=" + from + "-" + (to - 1));
    }
    return request.build();
  }

  private int read(InputStream body, byte[] buffer, long at) throws Broken {
    try {
      return body.read(buffer);
    } catch (IOException failed) {
      throw new Broken(at, failure.otherwise(NetworkFailure.reason(failed)));
    } catch (SdkException failed) {
      throw new Broken(
          at,
          NetworkFailure.in(failed)
              .map(network -> failure.otherwise(NetworkFailure.reason(network)))
              .orElseGet(this::damaged));
    }
  }

  private void write(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
    long at = from;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException failed) {
      transfer.check();
      throw local(failed);
    }
  }

  private ObjectStoreException local(IOException failed) {
    return new ObjectStoreException(
        ObjectStoreException.Kind.OTHER, "cannot write: " + file + ": " + OsReason.of(failed));
  }
}
