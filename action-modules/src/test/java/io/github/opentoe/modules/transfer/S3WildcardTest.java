package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.Validated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** All objects below a prefix. */
class S3WildcardTest extends Storing {

  private static final String SOURCE = "s3://bucket/p/*";

  @Test
  void S3D2_objectsOfAnyDepthAreFetched() throws Exception {
    store.with("p/a", "1").with("p/x/y z", "2").with("p/x/deep/er", "3").with("q/no", "4");
    assertSucceeds(run(from(SOURCE, "d/")));
    assertEquals(List.of("d/", "d/a", "d/x/", "d/x/deep/", "d/x/deep/er", "d/x/y z"), tree());
    assertEquals("2", read("d/x/y z"));
  }

  @Test
  void S3D3_withoutASlashNamesBeginBehindTheLastOne() throws Exception {
    store.with("p1.txt", "1").with("p/q", "2").with("o", "3");
    assertSucceeds(run(from("s3://bucket/p*", "d/")));
    assertEquals(List.of("d/", "d/p/", "d/p/q", "d/p1.txt"), tree());
    store.contents.clear();
    store.with("a/b/pre1", "1").with("a/b/pre/2", "2");
    assertSucceeds(run(from("s3://bucket/a/b/pre*", "e")));
    assertEquals(List.of("pre/", "pre/2", "pre1"), tree(folder.resolve("e")));
  }

  @Test
  void S3D3_starAloneIsTheWholeBucket() throws Exception {
    store.with("a", "1").with("b/c", "2");
    assertSucceeds(run(from("s3://bucket/*", "d")));
    assertEquals(List.of("d/", "d/a", "d/b/", "d/b/c"), tree());
  }

  @Test
  void S3D4_starInTheMiddleIsRefused() {
    assertEquals(
        List.of("wildcard is allowed only at the end of 'source'"),
        Validated.step(
                Platform.LINUX, "S3Download", "{source: 's3://bucket/p/a*c', destination: /d/}")
            .errors());
  }

  @Test
  void S3D5_destinationIsAFolderWithAndWithoutASeparator() throws Exception {
    store.with("p/a", "1");
    assertSucceeds(run(from(SOURCE, "d")));
    assertSucceeds(run(from(SOURCE, "e/")));
    assertEquals(List.of("d/", "d/a", "e/", "e/a"), tree());
    assertTrue(context().infos.contains("downloaded s3://bucket/p/a to d/a, 1 byte"));
    assertTrue(context().infos.contains("downloaded s3://bucket/p/a to e/a, 1 byte"));
  }

  @Test
  void S3D6_foldersOnTheWayAreCreatedWithTheUsualMode() throws Exception {
    store.with("p/s/a", "1");
    assertSucceeds(run(from(SOURCE, "one/two")));
    Path probe = Files.createDirectory(folder.resolve("probe"));
    for (String name : List.of("one", "one/two", "one/two/s")) {
      assertEquals(
          Files.getPosixFilePermissions(probe),
          Files.getPosixFilePermissions(folder.resolve(name)));
    }
    file("blocks", "");
    assertFails("parent is not a folder: blocks/d", run(from(SOURCE, "blocks/d")));
    assertFails("destination is not a folder: blocks", run(from(SOURCE, "blocks")));
  }

  @Test
  void S3D7_thousandObjectsAreFetched() throws Exception {
    for (int index = 0; index < 1000; index++) {
      store.with("p/" + index, "x");
    }
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals(1000, tree(folder.resolve("d")).size());
  }

  @Test
  void S3D7_moreThanAThousandFailBeforeAnyTransfer() throws Exception {
    for (int index = 0; index < 1001; index++) {
      store.with("p/" + index, "x");
    }
    assertFails("more than 1000 objects match " + SOURCE, run(from(SOURCE, "d")));
    assertEquals(List.of("list s3://bucket/p/"), store.calls);
    assertEquals(List.of(), tree());
  }

  @Test
  void S3D8_noObjectIsAFailure() throws Exception {
    store.with("o", "1");
    assertFails("no object matches " + SOURCE, run(from(SOURCE, "d")));
    assertEquals(List.of(), tree());
  }

  @Test
  void S3D9_emptyObjectWithASlashIsAFolder() throws Exception {
    store.with("p/", "").with("p/x/", "").with("p/y/", "").with("p/y/a", "1");
    assertSucceeds(run(from(SOURCE, "d/")));
    assertEquals(List.of("d/", "d/x/", "d/y/", "d/y/a"), tree());
    assertEquals(1, store.count("download"));
    assertSucceeds(run(from(SOURCE, "d/", true)));
  }

  @Test
  void S3D9_contentBehindASlashIsRefused() throws Exception {
    store.with("p/a", "1").with("p/x/", "content");
    assertFails("key ends with a slash: p/x/", run(from(SOURCE, "d/")));
    assertEquals(List.of(), tree());
  }

  @Test
  void S3D10_smallObjectsMoveSideBySideAndAreLoggedInTheOrderOfTheirKeys() throws Exception {
    CountDownLatch eight = new CountDownLatch(8);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<String> expected = new ArrayList<>();
    for (int index = 10; index < 40; index++) {
      String key = "p/" + index;
      expected.add("downloaded s3://bucket/" + key + " to d/" + index + ", 1 byte");
      store.with(key, "x");
      store.when(
          key,
          part -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            eight.countDown();
            assertTrue(eight.await(20, TimeUnit.SECONDS), "they wait for each other");
            atOnce.decrementAndGet();
          });
    }
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals(8, most.get());
    assertEquals("downloading 30 objects, 30 bytes: " + SOURCE, context().infos.get(0));
    assertEquals(expected, context().infos.subList(1, 31));
  }

  @Test
  void S3D10_largeObjectMovesAlone() throws Exception {
    store.with("p/a", "x").with("p/c", "x");
    store.contents.put("p/b", new byte[16 * 1024 * 1024 + 1]);
    AtomicInteger others = new AtomicInteger();
    store.when("p/a", part -> others.incrementAndGet());
    store.when("p/b", part -> assertEquals(1, others.get()));
    store.when("p/c", part -> assertTrue(Files.exists(folder.resolve("d/b"))));
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals(16 * 1024 * 1024 + 1, Files.size(folder.resolve("d/b")));
  }

  @Test
  void S3D10_firstFailureInTheOrderOfKeysCountsWhoeverIsFaster() throws Exception {
    CountDownLatch laterFailed = new CountDownLatch(1);
    for (int index = 10; index < 40; index++) {
      store.with("p/" + index, "x");
    }
    store.when(
        "p/12",
        part -> {
          assertTrue(laterFailed.await(20, TimeUnit.SECONDS));
          throw FakeStore.failure(Kind.OTHER, "the earlier one");
        });
    store.when(
        "p/14",
        part -> {
          laterFailed.countDown();
          throw FakeStore.failure(Kind.OTHER, "the faster one");
        });
    assertFails("the earlier one", run(from(SOURCE, "d")));
    assertEquals("downloaded s3://bucket/p/11 to d/11, 1 byte", context().infos.get(2));
    assertEquals(3, context().infos.size());
    assertTrue(store.count("download") < 30, "nothing new starts after a failure");
    assertTrue(tree(folder.resolve("d")).stream().noneMatch(name -> name.endsWith(".part")));
    assertEquals("x", read("d/10"));
  }

  @Test
  void S3D11_allTargetsAreCheckedBeforeTheFirstTransfer() throws Exception {
    store.with("p/a", "new").with("p/s/b", "new");
    file("d/s/b", "old");
    assertFails(
        "File already exists and \"overwrite\" is false: d/s/b", run(from(SOURCE, "d", false)));
    assertEquals(0, store.count("download"));
    assertEquals(List.of("d/", "d/s/", "d/s/b"), tree());
  }

  @Test
  void S3D11_fileThatAppearsMeanwhileStays() throws Exception {
    store.with("p/s/b", "new").when("p/s/b", part -> file("d/s/b", "appeared"));
    assertFails(
        "File already exists and \"overwrite\" is false: d/s/b", run(from(SOURCE, "d", false)));
    assertEquals("appeared", read("d/s/b"));
    assertEquals(List.of("d/", "d/s/", "d/s/b"), tree());
  }

  @Test
  void S3D11_foldersOfMarkersMayExist() throws Exception {
    store.with("p/s/", "").with("p/s/b", "new");
    Files.createDirectories(folder.resolve("d/s"));
    assertSucceeds(run(from(SOURCE, "d", false)));
    assertEquals("new", read("d/s/b"));
  }

  @Test
  void S3D12_existingFilesAreReplacedAlsoWhereTheyHaveSeveralNames() throws Exception {
    store.with("p/s/a", "new").with("p/s/b", "new");
    file("d/s/a", "old");
    Files.createLink(folder.resolve("other"), file("d/s/b", "old and longer"));
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals("new", read("d/s/a"));
    assertEquals("new", read("other"));
  }

  @Test
  void S3D13_changedObjectIsFetchedOnceMore() throws Exception {
    store.with("p/a", "first");
    store.when(
        "p/a",
        part -> {
          store.events.clear();
          store.with("p/a", "the second");
        });
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals("the second", read("d/a"));
  }

  @Test
  void AM43_cancelLeavesNoPartFile() throws Exception {
    for (int index = 0; index < 20; index++) {
      store.with("p/" + index, "x");
    }
    store.when("p/12", part -> context().cancellation.cancel());
    assertThrows(Deadline.Stopped.class, () -> run(from(SOURCE, "d")));
    assertTrue(tree(folder.resolve("d")).stream().noneMatch(name -> name.endsWith(".part")));
  }
}
