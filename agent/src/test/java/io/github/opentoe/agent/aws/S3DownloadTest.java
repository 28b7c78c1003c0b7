package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import io.github.opentoe.agent.action.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class S3DownloadTest extends S3Bench {

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
    // The answer to a request that asks whether to go on could get lost.
    assertTrue(server.asked.stream().allMatch(asked -> asked.header("expect").isEmpty()));
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
  void AM79_contentThatIsTooLargeIsRefused() {
    server.objects.put("o", content(101));
    String message =
        assertThrows(ObjectStoreException.class, () -> aws.s3().read(at("o"), 100, deadline))
            .getMessage();
    assertEquals(
        "cannot read: s3://bkt/o: larger than the 100 bytes that are allowed here", message);
  }
}
