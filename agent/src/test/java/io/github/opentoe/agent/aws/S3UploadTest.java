package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class S3UploadTest extends S3Bench {

  @Test
  void AM86_ownerGoesWithEveryCall() throws Exception {
    ObjectAddress owned = new ObjectAddress("bkt", "o", Optional.of(OWNER));
    aws.s3().upload(file(LARGE), owned, deadline, bytes -> {});
    StoredObject object = aws.s3().describe(owned, deadline);
    aws.s3().download(object, Files.createTempFile(folder, "x", ""), deadline, bytes -> {});
    aws.s3().list(owned, 10, deadline);
    aws.s3().put(owned.withKey("f/"), new byte[0], deadline);
    aws.s3().read(owned, LARGE, deadline);
    server.refuse(100, ScriptedS3.Asked::isPart, 400, "BadDigest");
    assertThrows(
        ObjectStoreException.class,
        () -> aws.s3().upload(folder.resolve("file"), owned, deadline, bytes -> {}));
    assertTrue(server.asked.stream().anyMatch(asked -> asked.method().equals("DELETE")));
    for (ScriptedS3.Asked asked : server.asked) {
      assertEquals(OWNER, asked.header("x-amz-expected-bucket-owner"), asked.toString());
    }
  }

  @Test
  void S3U9_largeFileGoesInPartsWithChecksums() throws Exception {
    AtomicLong moved = new AtomicLong();
    aws.s3()
        .upload(file(LARGE), at("o"), deadline, bytes -> moved.accumulateAndGet(bytes, Math::max));
    assertArrayEquals(content(LARGE), server.objects.get("o"));
    assertEquals(LARGE, moved.get());
    List<ScriptedS3.Asked> parts = server.asked.stream().filter(ScriptedS3.Asked::isPart).toList();
    assertEquals(3, parts.size());
    assertTrue(parts.stream().noneMatch(part -> part.header("x-amz-checksum-crc32").isEmpty()));
  }

  @Test
  void S3U9_partSizeGrowsWithTheFile() {
    assertEquals(16L << 20, Upload.partSize(1L << 30));
    long largest = 5L << 40;
    assertTrue((largest + Upload.partSize(largest) - 1) / Upload.partSize(largest) <= 10_000);
  }

  @Test
  void S3U9_cancelledUploadIsRemoved() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    server.script(
        9,
        asked -> asked.query().contains("partNumber=2"),
        exchange -> {
          cancellation.cancel();
          awaitQuietly(end);
          exchange.close();
        });
    Path file = file(LARGE);
    try {
      Deadline.Stopped stopped =
          assertThrows(
              Deadline.Stopped.class, () -> aws.s3().upload(file, at("o"), deadline, bytes -> {}));
      assertEquals(ActionResult.Outcome.CANCELLED, stopped.outcome());
      assertTrue(
          server.asked.stream()
              .anyMatch(
                  asked ->
                      asked.method().equals("DELETE") && asked.query().contains("uploadId=U1")));
      assertFalse(server.objects.containsKey("o"));
    } finally {
      end.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void S3U10_fileThatShrinksIsTold() throws Exception {
    Path file = file(LARGE);
    server.script(
        1,
        asked -> asked.method().equals("POST"),
        exchange -> {
          Files.write(file, content(100));
          ScriptedS3.send(exchange, 200, "<R><UploadId>U1</UploadId></R>");
        });
    ObjectStoreException thrown =
        assertThrows(
            ObjectStoreException.class,
            () -> aws.s3().upload(file, at("o"), deadline, bytes -> {}));
    assertEquals("cannot read: " + file + ": changed while being read", thrown.getMessage());
  }

  @Test
  void S3D7_pagesAreReadUntilThereIsEnough() throws Exception {
    IntStream.range(0, 1500)
        .forEach(number -> server.objects.put("p/%04d".formatted(number), new byte[number % 7]));
    server.objects.put("q", new byte[1]);
    List<StoredObject> found = aws.s3().list(at("p/"), 1001, deadline);
    assertEquals(1001, found.size());
    assertEquals("p/0000", found.get(0).address().key());
    assertEquals("p/1000", found.get(1000).address().key());
    assertEquals(3, found.get(3).size());
    assertEquals(1500, aws.s3().list(at("p/"), 5000, deadline).size());
  }

  @Test
  void AM85_keysAreTakenLiterally() throws Exception {
    for (String key :
        List.of(
            "a b", "a+b", "a%20b", "é/ü", "a//b", "x/../y", "?q=#1&", "\uD83D\uDE00", "~*'()")) {
      aws.s3().put(at(key), key.getBytes(StandardCharsets.UTF_8), deadline);
      assertTrue(server.objects.containsKey(key), () -> key + " in " + server.objects.keySet());
      assertEquals(key, new String(aws.s3().read(at(key), 99, deadline), StandardCharsets.UTF_8));
      assertEquals(key, aws.s3().list(at(key), 1, deadline).get(0).address().key());
    }
  }

  @Test
  void EX56_markerOfAFolderCanBeWritten() throws Exception {
    aws.s3().put(at("logs/run/"), new byte[0], deadline);
    assertArrayEquals(new byte[0], server.objects.get("logs/run/"));
  }
}
