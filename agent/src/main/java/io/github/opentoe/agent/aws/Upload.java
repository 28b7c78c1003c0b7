package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Sends one file: in one piece up to 16 MiB, else in parts side by side, which are removed again
 * when the upload does not come to its end (S3U-9).
 */
final class Upload {

  static final String CONTENT_TYPE = "application/octet-stream";

  private static final long PART = 16L << 20;
  private static final long MOST_PARTS = 10_000;
  private static final long MEBIBYTE = 1L << 20;
  private static final Duration CLEANING = Duration.ofSeconds(10);

  private final S3Calls calls;
  private final Path file;
  private final ObjectAddress to;
  private final Deadline deadline;
  private final Transfer transfer;

  Upload(S3Calls calls, Path file, ObjectAddress to, Deadline deadline, Transfer transfer) {
    this.calls = calls;
    this.file = file;
    this.to = to;
    this.deadline = deadline;
    this.transfer = transfer;
  }

  /**
   * Sends what the channel of the file has.
   *
   * @throws ExecutionException with what went wrong in a part
   */
  void run(S3Route route, FileChannel channel)
      throws IOException, InterruptedException, ExecutionException {
    long size = channel.size();
    if (size <= PART) {
      Parts.move(1, index -> whole(route, channel, size), transfer, deadline);
    } else {
      inParts(route, channel, size);
    }
  }

  private void whole(S3Route route, FileChannel channel, long size) throws IOException {
    FileRegion region = new FileRegion(channel, file, 0, size, transfer);
    String sum = region.crc32();
    checkSize(channel, size);
    if (route.send(wanted(Map.of(), region, sum)).isEmpty()) {
      route
          .client()
          .putObject(
              PutObjectRequest.builder()
                  .bucket(to.bucket())
                  .key(to.key())
                  .expectedBucketOwner(to.owner().orElse(null))
                  .contentType(CONTENT_TYPE)
                  .contentLength(size)
                  .checksumCRC32(sum)
                  .build(),
              RequestBody.fromContentProvider(region, size, CONTENT_TYPE));
    }
    checkSize(channel, size);
    transfer.done(size);
  }

  private void inParts(S3Route route, FileChannel channel, long size)
      throws IOException, InterruptedException, ExecutionException {
    String id =
        calls
            .ask(S3Purpose.WRITE, to, deadline, each -> each.createMultipartUpload(begin()))
            .uploadId();
    boolean complete = false;
    try {
      long partSize = partSize(size);
      CompletedPart[] parts = new CompletedPart[(int) ((size + partSize - 1) / partSize)];
      Parts.move(
          parts.length,
          index -> {
            long from = index * partSize;
            long length = Math.min(partSize, size - from);
            FileRegion region = new FileRegion(channel, file, from, length, transfer);
            parts[index] = part(route, id, index + 1, region);
            transfer.done(length);
          },
          transfer,
          deadline);
      checkSize(channel, size);
      CompleteMultipartUploadRequest end = end(id, Arrays.asList(parts));
      calls.ask(S3Purpose.WRITE, to, deadline, each -> each.completeMultipartUpload(end));
      complete = true;
    } finally {
      if (!complete) {
        remove(id);
      }
    }
  }

  /** As small as the number of parts allows, in whole mebibytes. */
  static long partSize(long size) {
    long least = (size + MOST_PARTS - 1) / MOST_PARTS;
    return Math.max(PART, (least + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
  }

  private void checkSize(FileChannel channel, long size) throws IOException {
    if (channel.size() != size) {
      throw FileRegion.changed(file);
    }
  }

  private CreateMultipartUploadRequest begin() {
    return CreateMultipartUploadRequest.builder()
        .bucket(to.bucket())
        .key(to.key())
        .expectedBucketOwner(to.owner().orElse(null))
        .contentType(CONTENT_TYPE)
        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
        .overrideConfiguration(S3Calls.within(deadline))
        .build();
  }

  private CompletedPart part(S3Route route, String id, int number, FileRegion region)
      throws IOException {
    String sum = region.crc32();
    Optional<SdkHttpResponse> answer =
        route.send(
            wanted(Map.of("partNumber", Integer.toString(number), "uploadId", id), region, sum));
    if (answer.isPresent()) {
      return CompletedPart.builder()
          .partNumber(number)
          .eTag(answer.get().firstMatchingHeader("ETag").orElse(null))
          .checksumCRC32(answer.get().firstMatchingHeader("x-amz-checksum-crc32").orElse(null))
          .build();
    }
    UploadPartResponse sent =
        route
            .client()
            .uploadPart(
                UploadPartRequest.builder()
                    .bucket(to.bucket())
                    .key(to.key())
                    .expectedBucketOwner(to.owner().orElse(null))
                    .uploadId(id)
                    .partNumber(number)
                    .contentLength(region.size())
                    .checksumCRC32(sum)
                    .build(),
                RequestBody.fromContentProvider(region, region.size(), CONTENT_TYPE));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(sent.eTag())
        .checksumCRC32(sent.checksumCRC32())
        .build();
  }

  private DirectRequests.Wanted wanted(Map<String, String> query, FileRegion region, String crc32) {
    return new DirectRequests.Wanted(
        to, query, S3Route.headers(region.size(), crc32), Optional.of(region));
  }

  private CompleteMultipartUploadRequest end(String id, List<CompletedPart> parts) {
    return CompleteMultipartUploadRequest.builder()
        .bucket(to.bucket())
        .key(to.key())
        .expectedBucketOwner(to.owner().orElse(null))
        .uploadId(id)
        .multipartUpload(all -> all.parts(parts))
        .overrideConfiguration(S3Calls.within(deadline))
        .build();
  }

  /** Best effort: the failure that led here is the one to tell. */
  private void remove(String id) throws InterruptedException {
    Deadline cleaning = Deadline.in(CLEANING, new Cancellation());
    try {
      calls.ask(
          S3Purpose.WRITE,
          to,
          cleaning,
          client ->
              client.abortMultipartUpload(
                  AbortMultipartUploadRequest.builder()
                      .bucket(to.bucket())
                      .key(to.key())
                      .expectedBucketOwner(to.owner().orElse(null))
                      .uploadId(id)
                      .overrideConfiguration(S3Calls.within(cleaning))
                      .build()));
    } catch (ObjectStoreException | Deadline.Stopped leftBehind) {
      transfer.touch();
    }
  }
}
