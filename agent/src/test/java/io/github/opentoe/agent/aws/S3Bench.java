package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of S3 have at hand. */
abstract class S3Bench {

  static final int LARGE = 40 << 20;
  static final String OWNER = "012345678901";

  @TempDir Path folder;
  final Cancellation cancellation = new Cancellation();
  final Deadline deadline = Deadline.none(cancellation);
  ScriptedS3 server;
  Aws aws;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedS3();
    aws = new Aws(server.environment());
  }

  @AfterEach
  void stop() {
    aws.close();
    server.close();
  }

  static ObjectAddress at(String key) {
    return new ObjectAddress("bkt", key, Optional.empty());
  }

  static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  byte[] downloaded(String key) throws Exception {
    return downloaded(aws.s3().describe(at(key), deadline));
  }

  byte[] downloaded(StoredObject object) throws Exception {
    Path file = Files.createTempFile(folder, "got", "");
    aws.s3().download(object, file, deadline, bytes -> {});
    return Files.readAllBytes(file);
  }

  Path file(int size) throws IOException {
    return Files.write(folder.resolve("file"), content(size));
  }

  static String message(ObjectStoreException thrown) {
    return String.valueOf(thrown.getMessage());
  }

  ObjectStoreException failure(String key) {
    return assertThrows(
        ObjectStoreException.class, () -> aws.s3().read(at(key), 1 << 20, deadline));
  }
}
