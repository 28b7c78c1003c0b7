package io.github.opentoe.agent.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * The checksum that S3 keeps of a whole object. A checksum of the checksums of its parts is left
 * alone: it can only be verified with the sizes of the parts as they were sent.
 *
 * @param value in Base64
 */
record StoredChecksum(ChecksumAlgorithm algorithm, String value) {

  private static final int BUFFER = 128 << 10;

  /** The one that is cheapest to verify, if there is any of the whole object. */
  static Optional<StoredChecksum> in(HeadObjectResponse object) {
    boolean sentInParts = object.eTag() != null && object.eTag().contains("-");
    if (object.checksumType() == ChecksumType.COMPOSITE
        || (sentInParts && object.checksumType() != ChecksumType.FULL_OBJECT)) {
      return Optional.empty();
    }
    return whole(DefaultChecksumAlgorithm.CRC32, object.checksumCRC32())
        .or(() -> whole(DefaultChecksumAlgorithm.CRC32C, object.checksumCRC32C()))
        .or(() -> whole(DefaultChecksumAlgorithm.CRC64NVME, object.checksumCRC64NVME()))
        .or(() -> whole(DefaultChecksumAlgorithm.SHA256, object.checksumSHA256()))
        .or(() -> whole(DefaultChecksumAlgorithm.SHA1, object.checksumSHA1()));
  }

  /** The same of the headers of an answer with a whole object. */
  static Optional<StoredChecksum> inHeaders(SdkHttpResponse answer) {
    Function<String, String> header = name -> answer.firstMatchingHeader(name).orElse("");
    String type = header.apply("x-amz-checksum-type");
    boolean sentInParts = header.apply("etag").contains("-");
    if (type.equals("COMPOSITE") || (sentInParts && !type.equals("FULL_OBJECT"))) {
      return Optional.empty();
    }
    return whole(DefaultChecksumAlgorithm.CRC32, header.apply("x-amz-checksum-crc32"))
        .or(() -> whole(DefaultChecksumAlgorithm.CRC32C, header.apply("x-amz-checksum-crc32c")))
        .or(
            () ->
                whole(DefaultChecksumAlgorithm.CRC64NVME, header.apply("x-amz-checksum-crc64nvme")))
        .or(() -> whole(DefaultChecksumAlgorithm.SHA256, header.apply("x-amz-checksum-sha256")))
        .or(() -> whole(DefaultChecksumAlgorithm.SHA1, header.apply("x-amz-checksum-sha1")));
  }

  private static Optional<StoredChecksum> whole(ChecksumAlgorithm algorithm, String value) {
    return value == null || value.isEmpty() || value.contains("-")
        ? Optional.empty()
        : Optional.of(new StoredChecksum(algorithm, value));
  }

  /** Whether a file has it. */
  boolean matches(Path file, Transfer transfer) throws IOException {
    SdkChecksum sum = SdkChecksum.forAlgorithm(algorithm);
    byte[] buffer = new byte[BUFFER];
    try (InputStream stream = Files.newInputStream(file)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        transfer.check();
        transfer.touch();
        sum.update(buffer, 0, read);
      }
    }
    return Arrays.equals(
        sum.getChecksumBytes(),
        Base64.getDecoder().decode(value.getBytes(StandardCharsets.US_ASCII)));
  }
}
