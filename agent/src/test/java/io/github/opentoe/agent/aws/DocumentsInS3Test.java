package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import io.github.opentoe.agent.yaml.SourceDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentsInS3Test {

  private static final String SOURCE = "s3://cfg/base/app.yml";

  private final List<ObjectAddress> read = new ArrayList<>();
  private final Deque<String> failures = new ArrayDeque<>();
  private final Cancellation cancellation = new Cancellation();
  private int most;

  private final SmallObjects objects =
      new SmallObjects() {
        @Override
        public byte[] read(ObjectAddress object, int wanted, Deadline deadline)
            throws ObjectStoreException {
          read.add(object);
          most = wanted;
          if (!failures.isEmpty()) {
            throw new ObjectStoreException(
                ObjectStoreException.Kind.OTHER,
                "cannot read: " + object + ": " + failures.remove());
          }
          return new byte[] {1, 2};
        }

        @Override
        public void put(ObjectAddress to, byte[] content, Deadline deadline) {
          throw new AssertionError("nothing is written");
        }
      };

  private Fetched fetch(String source, Optional<String> owner) throws InterruptedException {
    Duration wait = Duration.ofMillis(1);
    DocumentsInS3 documents =
        new DocumentsInS3(
            new PatientReads(objects, List.of(wait, wait, wait)), Optional.of("111111111111"));
    return documents.fetch(new Wanted(source, Path.of(""), owner, Deadline.none(cancellation)));
  }

  private static String reason(Fetched fetched) {
    return ((Fetched.Missing) fetched).problem().text();
  }

  @Test
  void anObjectIsADocument() throws InterruptedException {
    Fetched.Content found = (Fetched.Content) fetch("S3://cfg/base/app.yml", Optional.empty());
    assertArrayEquals(new byte[] {1, 2}, found.bytes());
    assertEquals(SOURCE, found.origin().identity(), "EX-34");
    assertEquals("app.yml", found.origin().baseName());
    assertEquals("an S3 path", found.origin().kind());
    assertEquals(
        List.of(new ObjectAddress("cfg", "base/app.yml", Optional.of("111111111111"))), read);
    assertEquals(SourceDecoder.MAX_BYTES, most);
  }

  @Test
  void EX31_theOwnerOfTheStepWins() throws InterruptedException {
    fetch(SOURCE, Optional.of("222222222222"));
    assertEquals(Optional.of("222222222222"), read.get(0).owner());
  }

  @Test
  void CL33_whatCanHealIsTriedThreeTimesMore() throws InterruptedException {
    failures.addAll(
        List.of("SlowDown: x", "cannot reach S3: connection refused", "InternalError: y"));
    assertTrue(fetch(SOURCE, Optional.empty()) instanceof Fetched.Content);
    assertEquals(4, read.size());
  }

  @Test
  void CL33_afterThatItIsTheLastFailure() throws InterruptedException {
    failures.addAll(List.of("SlowDown: a", "SlowDown: b", "SlowDown: c", "SlowDown: d"));
    assertEquals(
        "Unable to download document " + SOURCE + ": SlowDown: d",
        reason(fetch(SOURCE, Optional.empty())));
    assertEquals(4, read.size());
  }

  @Test
  void CL33_whatCannotHealIsTriedOnce() throws InterruptedException {
    failures.add("AccessDenied: Access Denied; the permission s3:GetObject is missing");
    assertEquals(
        "Unable to download document "
            + SOURCE
            + ": AccessDenied: Access Denied; the permission s3:GetObject is missing",
        reason(fetch(SOURCE, Optional.empty())));
    failures.add("no AWS credentials found (looked at environment, profile)");
    assertEquals(
        "cannot fetch "
            + SOURCE
            + ": no AWS access (no AWS credentials found (looked at environment, profile))",
        reason(fetch(SOURCE, Optional.empty())));
    assertEquals(2, read.size());
  }

  @Test
  void aCancelledRunWaitsNoLonger() {
    failures.addAll(List.of("SlowDown: a", "SlowDown: b"));
    cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> fetch(SOURCE, Optional.empty()));
    assertEquals(1, read.size());
  }

  @Test
  void textsThatNameNoObjectAreFlawed() throws InterruptedException {
    DocumentsInS3 documents =
        new DocumentsInS3(new PatientReads(objects, List.of()), Optional.empty());
    for (String text : List.of("s3://", "s3://cfg", "s3://cfg/", "s3:///key", "s3://cfg/a/")) {
      assertTrue(documents.handles(text), text);
      assertTrue(documents.flaw(text).orElse("").startsWith("'" + text + "' names no object"));
      assertEquals(documents.flaw(text).orElse(""), reason(fetch(text, Optional.empty())));
    }
    assertEquals(Optional.empty(), documents.flaw(SOURCE));
    assertFalse(documents.handles("s3/cfg"));
    assertEquals(List.of(), read);
  }
}
