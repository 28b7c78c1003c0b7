package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyFileSafetyTest {

  private final Disk disk = Disk.inMemory();

  private static CopyFile.Inputs inputs(String source, String destination, boolean overwrite) {
    return new CopyFile.Inputs(FilePattern.parse(source), EntryPath.parse(destination), overwrite);
  }

  private static ActionResult copy(String source, String destination, Disk on)
      throws InterruptedException {
    return new CopyFile().run(inputs(source, destination, true), on.context);
  }

  private ActionResult copy(String source, String destination) throws InterruptedException {
    return copy(source, destination, disk);
  }

  private Disk sample() {
    return disk.file("/s/a1", "one").file("/s/a2", "two").folder("/s/d");
  }

  @Test
  void CPF6_linkAsSourceGivesTheContentOfItsTarget() throws Exception {
    sample().link("/s/b-link", "a1").link("/s/b-folder", "d").link("/s/b-broken", "none");
    assertSucceeded(copy("/s/b-link", "/t/copy"));
    assertSucceeded(copy("/s/b*", "/t/"));
    assertEquals("one", disk.read("/t/b-link"));
    assertFalse(Files.isSymbolicLink(disk.at("/t/copy")));
    assertFalse(Files.isSymbolicLink(disk.at("/t/b-link")));
    assertFalse(disk.has("/t/b-folder"));
    assertFalse(disk.has("/t/b-broken"));
    assertFailed("source does not exist: /s/b-broken", copy("/s/b-broken", "/t/x"));
  }

  @Test
  void CPF6_linkAsTargetIsWrittenThrough() throws Exception {
    sample().link("/s/link", "a2").link("/s/dangling", "made");
    assertSucceeded(copy("/s/a1", "/s/link"));
    assertSucceeded(copy("/s/a1", "/s/dangling"));
    assertEquals("one", disk.read("/s/a2"));
    assertEquals("one", disk.read("/s/made"));
    assertTrue(Files.isSymbolicLink(disk.at("/s/link")));
  }

  @Test
  void CPF7_sameFileIsRefusedByAnyOfItsNames() throws Exception {
    sample().link("/s/link", "a1");
    Files.createLink(disk.at("/s/hard"), disk.at("/s/a1"));
    for (String target : List.of("/s/a1", "/s/link", "/s/hard", "/s/", "/s/../s/a1")) {
      assertFailed("source and destination are the same file: /s/a1", copy("/s/a1", target));
      assertEquals("one", disk.read("/s/a1"));
    }
  }

  @Test
  void CPF7_patternIsCheckedBeforeAnythingIsCopied() throws Exception {
    sample().folder("/t").link("/t/a2", "/s/a2");
    assertFailed("source and destination are the same file: /s/a2", copy("/s/a*", "/t/"));
    assertFalse(disk.has("/t/a1"));
    assertEquals("two", disk.read("/s/a2"));
  }

  @Test
  void CPF8_newTargetOfACutOffCopyIsRemoved() throws Exception {
    disk.file("/big", new byte[300_000]);
    stopAfterPieces(2);
    assertThrows(Deadline.Stopped.class, () -> copy("/big", "/t/new"));
    assertFalse(disk.has("/t/new"));
  }

  @Test
  void CPF8_existingTargetOfACutOffCopyIsReported() throws Exception {
    disk.file("/big", new byte[300_000]).file("/t", "old");
    stopAfterPieces(2);
    assertThrows(Deadline.Stopped.class, () -> copy("/big", "/t"));
    assertEquals(List.of("was overwritten in part: /t"), disk.context.warnings);
    assertTrue(Files.size(disk.at("/t")) < 300_000);
  }

  @Test
  void CPF8_fullDiskIsSaidAndNothingStays(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    NamedPath source = new NamedPath(Disk.real(folder).file("a", "x").at("a"), "a");
    NamedPath full = new NamedPath(Path.of("/dev/full"), "full");
    FileFailure failure =
        assertThrows(
            FileFailure.class,
            () -> new ContentCopy(Disk.real(folder).context, true).rewrite(source, full));
    assertEquals(
        "cannot write: full: no space left on device; full is incomplete now",
        failure.getMessage());
  }

  private void stopAfterPieces(int pieces) {
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() > pieces + 1) {
            disk.context.cancellation.cancel();
          }
        };
  }

  @Test
  void CPF8_specialFilesAreRefusedByNameAndPassedOverByPattern(@TempDir Path folder)
      throws Exception {
    Disk real = Disk.real(folder).file("f1", "x");
    real.command("mkfifo", "fifo");
    assertFailed("is not a regular file: fifo", copy("fifo", "t/", real));
    assertSucceeded(copy("f*", "t/", real));
    assertTrue(real.has("t/f1"));
    assertFalse(real.has("t/fifo"));
    assertEquals(List.of("passed over, is not a regular file: fifo"), real.context.warnings);
  }

  @Test
  void CPF8_bigFilesArriveWhole() throws Exception {
    byte[] bytes = new byte[200_001];
    new java.util.Random(5).nextBytes(bytes);
    disk.file("/big", bytes);
    assertSucceeded(copy("/big", "/copy"));
    assertArrayEquals(bytes, Files.readAllBytes(disk.at("/copy")));
  }

  @Test
  void AM34_linkThatSomeoneElsePlantedIsNotFollowed(@TempDir Path folder) throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder).file("a", "x").file("secret", "s").folder("shared");
    real.link("shared/out", "../secret").chmod("shared", 01777);
    real.command("chown", "-h", "12345", "shared/out");
    String message = "is a link that someone else put into a shared folder: ";
    assertFailed(message + "shared/out", copy("a", "shared/out", real));
    assertFailed(message + "shared/out", copy("shared/out", "b", real));
    assertEquals("s", real.read("secret"));
  }

  @Test
  void AM35_namesWithBlanksAndLineBreaks(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("s/a b", "1").file("s/a\nb", "2").file("s/a*", "3");
    assertSucceeded(copy("s/a*", "t/", real));
    assertEquals("1", real.read("t/a b"));
    assertEquals("2", real.read("t/a\nb"));
    assertEquals("3", real.read("t/a*"));
    real.command("bash", "-c", "touch s/$'b\\xff'");
    assertFailed("holds a name that cannot be decoded: s/a*", copy("s/a*", "u/", real));
    assertFalse(real.has("u"));
  }
}
