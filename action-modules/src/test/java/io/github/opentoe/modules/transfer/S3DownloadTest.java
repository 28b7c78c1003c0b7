package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.filesystem.FolderPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** One object. */
class S3DownloadTest extends Storing {

  private static final String SOURCE = "s3://bucket/p/a";

  @Test
  void S3D1_oneObjectBecomesTheFile() throws Exception {
    store.with("p/a", "content");
    assertSucceeds(run(from(SOURCE, "x")));
    assertEquals("content", read("x"));
    assertEquals(List.of("x"), tree());
    assertEquals(
        List.of("downloading " + SOURCE, "downloaded " + SOURCE + " to x, 7 bytes"),
        context().infos);
  }

  @Test
  void S3D1_destinationMustIncludeAFileName() throws Exception {
    store.with("p/a", "content");
    Files.createDirectory(folder.resolve("d"));
    assertFails("destination must include a file name: d/", run(from(SOURCE, "d/")));
    assertFails("destination must include a file name: d", run(from(SOURCE, "d")));
    assertFails("destination must include a file name: .", run(from(SOURCE, ".")));
    assertEquals(List.of(), store.calls);
  }

  @Test
  void S3D2_keysAreTakenLiterally() throws Exception {
    store.with("p/a%20b", "escaped").with("p/a b", "blank").with("p/a+b", "plus");
    assertSucceeds(run(from("s3://bucket/p/a%20b", "x")));
    assertEquals("escaped", read("x"));
    assertSucceeds(run(from("s3://bucket/p/a b", "y")));
    assertEquals("blank", read("y"));
    assertSucceeds(run(from("S3://bucket/p/a+b", "z")));
    assertEquals("plus", read("z"));
  }

  @Test
  void S3D6_missingFoldersAreCreated() throws Exception {
    store.with("p/a", "content");
    assertSucceeds(run(from(SOURCE, "one/two/x")));
    assertEquals("content", read("one/two/x"));
    file("blocks", "");
    assertFails("parent is not a folder: blocks/x", run(from(SOURCE, "blocks/x")));
  }

  @Test
  void S3D9_aKeyThatEndsInASlashIsNoFile() throws Exception {
    store.with("p/", "");
    assertFails(
        "key ends with a slash: p/; write s3://bucket/p/* for all below it",
        run(from("s3://bucket/p/", "x")));
    assertEquals(List.of(), tree());
  }

  @Test
  void S3D11_existingFileStaysWithoutOverwrite() throws Exception {
    store.with("p/a", "new");
    file("x", "old");
    String message = "File already exists and \"overwrite\" is false: x";
    assertFails(message, run(from(SOURCE, "x", false)));
    assertEquals(List.of(), store.calls);
    Files.delete(folder.resolve("x"));
    Files.createSymbolicLink(folder.resolve("x"), Path.of("nowhere"));
    assertFails(message, run(from(SOURCE, "x", false)));
  }

  @Test
  void S3D11_fileThatAppearsMeanwhileStaysToo() throws Exception {
    store.with("p/a", "new").when("p/a", part -> file("x", "appeared"));
    assertFails("File already exists and \"overwrite\" is false: x", run(from(SOURCE, "x", false)));
    assertEquals("appeared", read("x"));
    assertEquals(List.of("x"), tree());
  }

  @Test
  void S3D12_existingFileIsReplacedButKeepsItsMode() throws Exception {
    store.with("p/a", "new");
    Path old = file("x", "old");
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rwxr-x--x");
    Files.setPosixFilePermissions(old, mode);
    assertSucceeds(run(from(SOURCE, "x")));
    assertEquals("new", read("x"));
    assertEquals(mode, Files.getPosixFilePermissions(old));
  }

  @Test
  void S3D13_changedObjectIsFetchedOnceMore() throws Exception {
    store.with("p/a", "first");
    store.when(
        "p/a",
        part -> {
          store.events.clear();
          store.with("p/a", "second");
        });
    assertSucceeds(run(from(SOURCE, "x")));
    assertEquals("second", read("x"));
    assertEquals(2, store.count("download"));
    assertEquals(2, store.count("describe"));
  }

  @Test
  void S3D13_objectThatKeepsChangingIsAFailure() throws Exception {
    store.with("p/a", "0");
    store.when("p/a", part -> store.with("p/a", store.text("p/a") + "+"));
    assertFails("changed while being fetched: " + SOURCE, run(from(SOURCE, "x")));
    assertEquals(2, store.count("download"));
    assertEquals(List.of(), tree());
  }

  @Test
  void S3D13_wrongLengthIsAFailureAndLeavesNothing() throws Exception {
    store.with("p/a", "content");
    // Whatever is there instead takes the bytes.
    store.when(
        "p/a",
        part -> {
          Files.delete(part);
          Files.createFile(part);
        });
    assertFails("got 0 of 7 bytes: " + SOURCE, run(from(SOURCE, "x")));
    assertEquals(List.of(), tree());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void S3D14_newFileHasTheModeOfNewFiles() throws Exception {
    store.with("p/a", "content");
    assertSucceeds(run(from(SOURCE, "x")));
    Path probe = Files.createFile(folder.resolve("probe"));
    assertEquals(
        Files.getPosixFilePermissions(probe), Files.getPosixFilePermissions(folder.resolve("x")));
  }

  @Test
  void S3D14_missingObjectIsSaidBeforeAnythingIsCreated() throws Exception {
    assertFails("no such object: " + SOURCE, run(from(SOURCE, "d/x")));
    assertEquals(List.of(), tree());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void AM43_partFileIsBesideTheTargetAndClosedToOthers() throws Exception {
    store.with("p/a", "content");
    store.when(
        "p/a",
        part -> {
          assertEquals(folder.resolve("d"), part.getParent());
          assertTrue(part.getFileName().toString().matches("\\.x\\.[0-9a-f]{8}\\.part"));
          assertEquals(
              PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(part));
          assertEquals(1, tree(folder.resolve("d")).size());
        });
    assertSucceeds(run(from(SOURCE, "d/x")));
    assertEquals(List.of("d/", "d/x"), tree());
  }

  @Test
  void AM43_failureRemovesThePartFile() throws Exception {
    store.with("p/a", "content");
    store.when(
        "p/a",
        part -> {
          throw FakeStore.failure(Kind.OTHER, "AccessDenied: no (request id 1)");
        });
    file("x", "old");
    assertFails("AccessDenied: no (request id 1)", run(from(SOURCE, "x")));
    assertEquals("old", read("x"));
    assertEquals(List.of("x"), tree());
  }

  @Test
  void AM43_deadlineAndCancelRemoveThePartFile() throws Exception {
    store.with("p/a", "content").when("p/a", part -> context().cancellation.cancel());
    Deadline.Stopped cancelled = assertThrows(Deadline.Stopped.class, () -> run(from(SOURCE, "x")));
    assertEquals(Outcome.CANCELLED, cancelled.outcome());
    assertEquals(List.of(), tree());
  }

  @Test
  void AM43_interruptRemovesThePartFile() throws Exception {
    store.with("p/a", "content");
    store.when(
        "p/a",
        part -> {
          throw new InterruptedException();
        });
    assertThrows(InterruptedException.class, () -> run(from(SOURCE, "x")));
    assertEquals(List.of(), tree());
  }

  @Test
  void AM44_fileWithSeveralNamesKeepsThem() throws Exception {
    store.with("p/a", "new");
    Files.createLink(folder.resolve("other"), file("x", "old and longer"));
    assertSucceeds(run(from(SOURCE, "x")));
    assertEquals("new", read("other"));
  }

  @Test
  void AM46_targetOfAFinalLinkIsReplaced() throws Exception {
    store.with("p/a", "new");
    file("real/x", "old");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("real/x"));
    assertSucceeds(run(from(SOURCE, "link")));
    assertTrue(Files.isSymbolicLink(folder.resolve("link")));
    assertEquals("new", read("real/x"));
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("real/y"));
    assertSucceeds(run(from(SOURCE, "dangling")));
    assertEquals("new", read("real/y"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void AM47_deviceIsNoTarget() throws Exception {
    store.with("p/a", "new");
    assertFails("is not a regular file: /dev/null", run(from(SOURCE, "/dev/null")));
    assertEquals(List.of(), store.calls);
  }

  @Test
  void AM86_ownerGoesWithEveryCall() throws Exception {
    store.with("p/a", "content");
    Optional<AccountId> owner = Optional.of(AccountId.parse("012345678901"));
    for (String source : List.of(SOURCE, "s3://bucket/p/*")) {
      assertSucceeds(
          run(
              new S3Download.Inputs(
                  S3Source.parse(source),
                  FolderPath.parse(source.endsWith("*") ? "d" : "x"),
                  owner,
                  true)));
    }
    assertEquals(4, store.owners.size());
    assertEquals(Set.of(Optional.of("012345678901")), Set.copyOf(store.owners));
  }

  @Test
  void progressIsSaidForAllObjectsTogether() throws Exception {
    interval = Duration.ZERO;
    store.with("p/a", "content").with("p/b", "content");
    assertSucceeds(run(from("s3://bucket/p/*", "d")));
    assertTrue(context().infos.contains("downloaded 0.0 of 0.0 MiB"), context().infos::toString);
  }

  @Test
  void writesOnWindowsToo() throws Exception {
    try (var windows = Jimfs.newFileSystem(Configuration.windows())) {
      contextIn(Files.createDirectories(windows.getPath("C:\\w"))).platform = Platform.WINDOWS;
      store.with("p/a", "content").with("p/s/b", "more");
      assertSucceeds(run(from(SOURCE, "d\\x")));
      assertSucceeds(run(from("s3://bucket/p/*", "e\\")));
      assertEquals("content", Files.readString(windows.getPath("C:\\w\\d\\x")));
      assertEquals("more", Files.readString(windows.getPath("C:\\w\\e\\s\\b")));
      assertTrue(
          context().infos.contains("downloaded s3://bucket/p/s/b to e\\s\\b, 4 bytes"),
          context().infos::toString);
    }
  }
}
