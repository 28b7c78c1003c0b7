package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import io.github.opentoe.agent.action.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3ObjectsTest {

  private static final int LARGE = 40 << 20;
  private static final String OWNER = "012345678901";

  @TempDir private Path folder;
  private final Cancellation cancellation = new Cancellation();
  private final Deadline deadline = Deadline.none(cancellation);
  private ScriptedS3 server;
  private Aws aws;

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

  private static ObjectAddress at(String key) {
    return new ObjectAddress("bkt", key, Optional.empty());
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private byte[] downloaded(String key) throws Exception {
    return downloaded(aws.s3().describe(at(key), deadline));
  }

  private byte[] downloaded(StoredObject object) throws Exception {
    Path file = Files.createTempFile(folder, "got", "");
    aws.s3().download(object, file, deadline, bytes -> {});
    return Files.readAllBytes(file);
  }

  private Path file(int size) throws IOException {
    return Files.write(folder.resolve("file"), content(size));
  }

  private static String message(ObjectStoreException thrown) {
    return String.valueOf(thrown.getMessage());
  }

  private ObjectStoreException failure(String key) {
    return assertThrows(
        ObjectStoreException.class, () -> aws.s3().read(at(key), 1 << 20, deadline));
  }

  @Test
  void AM84_largeObjectComesInRangesOfTheDescribedContent() throws Exception {
    byte[] content = content(LARGE);
    server.objects.put("big", content);
    AtomicLong moved = new AtomicLong();
    StoredObject object = aws.s3().describe(at("big"), deadline);
    Path file = Files.createTempFile(folder, "got", "");
    aws.s3().download(object, file, deadline, bytes -> moved.accumulateAndGet(bytes, Math::max));
    assertArrayEquals(content, Files.readAllBytes(file));
    assertEquals(LARGE, moved.get());
    List<ScriptedS3.Asked> gets =
        server.asked.stream().filter(asked -> asked.method().equals("GET")).toList();
    assertEquals(
        Set.of("bytes=0-16777215", "bytes=16777216-33554431", "bytes=33554432-41943039"),
        gets.stream().map(asked -> asked.header("Range")).collect(Collectors.toSet()));
    assertEquals(
        Set.of(ScriptedS3.tag(content)),
        gets.stream().map(asked -> asked.header("If-Match")).collect(Collectors.toSet()));
  }

  @Test
  void AM84_emptyAndSmallObjectsComeInOnePiece() throws Exception {
    server.objects.put("none", new byte[0]);
    server.objects.put("some", content(1000));
    assertArrayEquals(new byte[0], downloaded("none"));
    assertArrayEquals(content(1000), downloaded("some"));
    assertTrue(server.asked.stream().allMatch(asked -> asked.header("Range").isEmpty()));
  }

  @Test
  void S3D13_objectThatChangedAfterItWasDescribedIsTold() throws Exception {
    server.objects.put("o", content(10));
    StoredObject object = aws.s3().describe(at("o"), deadline);
    server.objects.put("o", content(11));
    assertEquals(
        Kind.CHANGED, assertThrows(ObjectStoreException.class, () -> downloaded(object)).kind());
  }

  @Test
  void S3D13_rangeThatBreaksOffGoesOnWhereItBroke() throws Exception {
    byte[] content = content(LARGE);
    server.objects.put("o", content);
    server.script(
        1,
        asked -> asked.header("Range").startsWith("bytes=16777216-"),
        exchange -> half(exchange, Arrays.copyOfRange(content, 1 << 24, 1 << 25)));
    assertArrayEquals(content, downloaded("o"));
    assertTrue(
        server.asked.stream()
            .map(asked -> asked.header("Range"))
            .anyMatch(
                range -> range.endsWith("-33554431") && !range.startsWith("bytes=16777216-")));
  }

  @Test
  void S3D13_onePieceThatBreaksOffComesAgain() throws Exception {
    byte[] content = content(1 << 20);
    server.objects.put("o", content);
    server.checksums.put("o", FileRegion.crc32(content));
    server.script(1, asked -> asked.method().equals("GET"), exchange -> half(exchange, content));
    assertArrayEquals(content, downloaded("o"));
  }

  private static void half(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content, 0, content.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Test
  void S3D13_bodyThatAlwaysBreaksOffFails() throws Exception {
    byte[] content = content(1000);
    server.objects.put("o", content);
    server.script(
        99,
        asked -> asked.method().equals("GET"),
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.close();
        });
    ObjectStoreException thrown = assertThrows(ObjectStoreException.class, () -> downloaded("o"));
    assertEquals(
        "cannot read: s3://bkt/o: the connection was closed before the end", message(thrown));
  }

  @Test
  void S3D13_wrongChecksumFailsForOnePieceAndForMany() {
    server.objects.put("small", content(1000));
    server.objects.put("large", content(LARGE));
    server.checksums.put("small", "AAAAAA==");
    server.checksums.put("large", "AAAAAA==");
    for (String key : List.of("small", "large")) {
      ObjectStoreException thrown = assertThrows(ObjectStoreException.class, () -> downloaded(key));
      assertEquals(
          "cannot read: s3://bkt/"
              + key
              + ": what came does not have the checksum of the object: it was damaged on its way",
          message(thrown));
    }
  }

  @Test
  void S3D13_rightChecksumOfAWholeLargeObjectPasses() throws Exception {
    byte[] content = content(LARGE);
    server.objects.put("large", content);
    server.checksums.put("large", FileRegion.crc32(content));
    assertArrayEquals(content, downloaded("large"));
  }

  @Test
  void AM87_serverThatIsBusyIsAskedAgain() throws Exception {
    server.objects.put("o", content(5));
    server.refuse(1, asked -> asked.method().equals("GET"), 503, "SlowDown");
    assertEquals(5, aws.s3().read(at("o"), 100, deadline).length);
    assertEquals(2, server.asked.size());
  }

  @Test
  void AM87_thirdFailureIsTheLast() {
    server.refuse(99, asked -> true, 503, "SlowDown");
    assertEquals(
        "cannot read: s3://bkt/o: SlowDown: told so (request id REQ1)", failure("o").getMessage());
    assertEquals(3, server.asked.size());
  }

  @Test
  void AM79_deniedNamesThePermission() {
    server.refuse(9, asked -> true, 403, "AccessDenied");
    assertEquals(
        "access denied: s3://bkt/o: AccessDenied: told so (request id REQ1); the permission"
            + " s3:GetObject is missing",
        failure("o").getMessage());
  }

  @Test
  void AM86_deniedWithAnOwnerNamesTheOwner() throws Exception {
    server.refuse(9, asked -> true, 403, "AccessDenied");
    Path file = file(10);
    ObjectStoreException thrown =
        assertThrows(
            ObjectStoreException.class,
            () ->
                aws.s3()
                    .upload(
                        file,
                        new ObjectAddress("bkt", "o", Optional.of(OWNER)),
                        deadline,
                        bytes -> {}));
    assertEquals(
        "access denied: s3://bkt/o: AccessDenied: told so (request id REQ1); the permission"
            + " s3:PutObject is missing, or the bucket is not owned by 012345678901",
        thrown.getMessage());
  }

  @Test
  void AM79_headWithoutABodyIsTranslatedByItsStatus() {
    ObjectStoreException missing =
        assertThrows(ObjectStoreException.class, () -> aws.s3().describe(at("nothing"), deadline));
    assertEquals(Kind.NO_SUCH_OBJECT, missing.kind());
    assertTrue(
        message(missing).startsWith("no such object: s3://bkt/nothing: NoSuchKey: "),
        message(missing));
    server.refuse(1, asked -> true, 403, "AccessDenied");
    String denied =
        message(
            assertThrows(ObjectStoreException.class, () -> aws.s3().describe(at("o"), deadline)));
    assertTrue(denied.startsWith("access denied: s3://bkt/o: AccessDenied: "), denied);
    assertTrue(denied.contains("s3:ListBucket"), denied);
  }

  @Test
  void AM84_bucketOfAnotherRegionIsFoundByItself() throws Exception {
    server.objects.put("o", content(5));
    server.script(
        9,
        asked -> !asked.header("Authorization").contains("/eu-west-1/s3/"),
        exchange -> {
          exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-1");
          ScriptedS3.error(exchange, 301, "PermanentRedirect");
        });
    assertEquals(5, aws.s3().read(at("o"), 100, deadline).length);
  }

  @Test
  void AM86_ownerGoesWithEveryCall() throws Exception {
    ObjectAddress owned = new ObjectAddress("bkt", "o", Optional.of(OWNER));
    aws.s3().upload(file(LARGE), owned, deadline, bytes -> {});
    StoredObject object = aws.s3().describe(owned, deadline);
    aws.s3().download(object, Files.createTempFile(folder, "x", ""), deadline, bytes -> {});
    aws.s3().list(owned, 10, deadline);
    aws.s3().put(owned.withKey("f/"), new byte[0], deadline);
    aws.s3().read(owned, LARGE, deadline);
    server.refuse(9, ScriptedS3.Asked::isPart, 400, "BadDigest");
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

  @Test
  void AM79_contentThatIsTooLargeIsRefused() {
    server.objects.put("o", content(101));
    String message =
        assertThrows(ObjectStoreException.class, () -> aws.s3().read(at("o"), 100, deadline))
            .getMessage();
    assertEquals(
        "cannot read: s3://bkt/o: larger than the 100 bytes that are allowed here", message);
  }
}
