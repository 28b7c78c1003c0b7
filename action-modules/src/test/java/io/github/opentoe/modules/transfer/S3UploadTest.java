package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import io.github.opentoe.agent.action.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3UploadTest extends Storing {

  @BeforeEach
  void make() throws Exception {
    file("w/a", "1");
    file("w/b.log", "2");
    file("w/sub/c", "3");
  }

  private Set<String> keys() {
    return store.contents.keySet();
  }

  @ParameterizedTest
  @CsvSource({
    "w/*, s3://bucket/p, false, p/a p/b.log",
    "w/*, s3://bucket/p, true, p/a p/b.log p/sub/c",
    "w, s3://bucket/p, true, p/a p/b.log p/sub/c",
    "w/, s3://bucket/p/, true, p/a p/b.log p/sub/c",
    "w/*.log, s3://bucket/p, false, p/b.log",
    "w/s*, s3://bucket/p, true, p/sub/c",
    "w/a, s3://bucket/p, false, p",
    "w/a, s3://bucket/p/, false, p/a",
    "w/a, s3://bucket, false, a",
    "w/a, s3://bucket/, true, a",
    "w, s3://bucket, true, a b.log sub/c",
    "w/*, s3://bucket, false, a b.log",
    "./w/../w/a, s3://bucket/p/, false, p/a"
  })
  void S3U1toS3U5_keysAreMadeOfDestinationAndName(
      String source, String destination, boolean recurse, String expected) throws Exception {
    assertSucceeds(run(to(source, destination, recurse)));
    assertEquals(expected, String.join(" ", keys()));
  }

  @Test
  void S3U3_foldersAreLeftOutWithoutRecurse() throws Exception {
    assertFails("source matches nothing: w/s*", run(to("w/s*", "s3://bucket/p", false)));
    assertEquals(List.of(), context().warnings);
  }

  @Test
  void S3U4_patternSendsWhatMatchesAndAllBelowFoldersThatMatch() throws Exception {
    file("w/sub/deep/d", "4");
    file("w/some", "5");
    file("w/other/s", "6");
    assertSucceeds(run(to("w/s*", "s3://bucket/p", true)));
    assertEquals("p/some p/sub/c p/sub/deep/d", String.join(" ", keys()));
  }

  @Test
  void S3U5_folderNeedsRecurse() throws Exception {
    assertFails(
        "source is a folder, set recurse to true: w/sub", run(to("w/sub", "s3://bucket/p", false)));
    assertEquals(List.of(), store.calls);
  }

  @Test
  void S3U6_nothingIsAFailure() throws Exception {
    Files.createDirectories(folder.resolve("empty/below"));
    for (String source : List.of("none", "none/*", "w/x*", "empty", "empty/*", "w/a/b")) {
      assertFails("source matches nothing: " + source, run(to(source, "s3://bucket/p", true)));
    }
    assertFails("is not a folder: w/a/", run(to("w/a/", "s3://bucket/p", true)));
  }

  @Test
  void S3U6_namesAreSentAsTheyAre() throws Exception {
    for (String name : List.of(".hidden", "a b", "a+b", "a%20b", "ä€😀", "line\nbreak", "a\\b")) {
      file("odd/" + name, name);
    }
    assertSucceeds(run(to("odd", "s3://bucket/p", true)));
    assertEquals(7, keys().size());
    for (String key : keys()) {
      assertEquals(key, "p/" + store.text(key));
    }
  }

  @Test
  void S3U6_separatorsOfWindowsBecomeSlashes() throws Exception {
    try (var windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path root = Files.createDirectories(windows.getPath("C:\\w\\sub"));
      Files.writeString(root.resolve("c"), "3");
      contextIn(windows.getPath("C:\\")).platform = Platform.WINDOWS;
      assertSucceeds(run(to("C:\\w", "s3://bucket/p", true)));
      assertSucceeds(run(to("w\\*", "s3://bucket/q", true)));
      assertSucceeds(run(to("w\\sub\\C", "s3://bucket/r/", true)));
      assertEquals(Set.of("p/sub/c", "q/sub/c", "r/C"), keys());
      assertTrue(
          context().infos.contains("uploaded C:\\w\\sub\\c to s3://bucket/p/sub/c"),
          context().infos::toString);
    }
  }

  @Test
  void S3U8_existingObjectsAreReplacedAndFinishedOnesStay() throws Exception {
    store.with("p/a", "old");
    store.when(
        "p/sub/c",
        file -> {
          throw FakeStore.failure(Kind.OTHER, "AccessDenied: no (request id 1)");
        });
    assertFails("AccessDenied: no (request id 1)", run(to("w", "s3://bucket/p", true)));
    assertEquals("1", store.text("p/a"));
    assertEquals(Set.of("p/a", "p/b.log"), keys());
  }

  @Test
  void S3U9_cancelEndsIt() throws Exception {
    store.when("p/a", file -> context().cancellation.cancel());
    assertThrows(Deadline.Stopped.class, () -> run(to("w/a", "s3://bucket/p/", false)));
    assertEquals(Set.of(), keys());
  }

  @Test
  void S3U10_filesAreSentInTheOrderOfTheirPaths() throws Exception {
    file("w/sub.x", "4");
    assertSucceeds(run(to("w", "s3://bucket/p", true)));
    assertEquals(
        List.of(
            "uploading 4 files, 4 bytes",
            "uploaded w/a to s3://bucket/p/a",
            "uploaded w/b.log to s3://bucket/p/b.log",
            "uploaded w/sub.x to s3://bucket/p/sub.x",
            "uploaded w/sub/c to s3://bucket/p/sub/c"),
        context().infos);
  }

  @Test
  void S3U10_smallFilesMoveSideBySide() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    for (String key : List.of("p/a", "p/b.log", "p/sub/c")) {
      store.when(
          key,
          file -> {
            three.countDown();
            assertTrue(three.await(20, TimeUnit.SECONDS), "they wait for each other");
          });
    }
    assertSucceeds(run(to("w", "s3://bucket/p", true)));
  }

  @Test
  void S3U10_keysOfMoreThan1024BytesAreRefusedBeforeAnyTransfer() throws Exception {
    String prefix = "é".repeat(510) + "/";
    assertSucceeds(run(to("w/a", "s3://bucket/" + prefix + "x/", false)));
    store.calls.clear();
    assertFails(
        "key is longer than 1024 bytes: " + prefix + "b.log",
        run(to("w/*", "s3://bucket/" + prefix, false)));
    assertEquals(List.of(), store.calls);
  }

  @Test
  void AM86_ownerGoesWithEveryCall() throws Exception {
    assertSucceeds(
        run(
            new S3Upload.Inputs(
                UploadSource.parse("w"),
                S3Destination.parse("s3://bucket"),
                true,
                Optional.of(AccountId.parse("012345678901")))));
    assertEquals(3, store.owners.size());
    assertEquals(Set.of(Optional.of("012345678901")), Set.copyOf(store.owners));
  }

  @Test
  void progressIsSaidForAllFilesTogether() throws Exception {
    interval = Duration.ZERO;
    assertSucceeds(run(to("w", "s3://bucket", true)));
    assertTrue(context().infos.contains("uploaded 0.0 of 0.0 MiB"), context().infos::toString);
  }
}
