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
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyFileTest {

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

  private ActionResult copyNew(String source, String destination) throws InterruptedException {
    return new CopyFile().run(inputs(source, destination, false), disk.context);
  }

  private Disk sample() {
    return disk.file("/s/a1", "one").file("/s/a2", "two").folder("/s/d");
  }

  @Test
  void CPF1_destinationIsTheNewNameOrTheFolder() throws Exception {
    sample();
    assertSucceeded(copy("/s/a1", "/t/x"));
    assertSucceeded(copy("/s/a1", "/t/deep/er/"));
    assertEquals("one", disk.read("/t/x"));
    assertEquals("one", disk.read("/t/deep/er/a1"));
    assertEquals("one", disk.read("/s/a1"));
  }

  @Test
  void CPF1_patternCopiesAllFilesIntoTheFolder() throws Exception {
    sample().file("/s/a3/inner", "no");
    assertSucceeded(copy("/s/a*", "/t/"));
    assertEquals("one", disk.read("/t/a1"));
    assertEquals("two", disk.read("/t/a2"));
    assertFalse(disk.has("/t/a3"));
  }

  @Test
  void CPF1_severalMatchesNeedAFolder() throws Exception {
    sample();
    assertFailed(
        "destination must end with a separator when several sources match: /t",
        copy("/s/a*", "/t"));
    assertFalse(disk.has("/t"));
    disk.folder("/t");
    assertSucceeded(copy("/s/a*", "/t"));
    assertEquals("two", disk.read("/t/a2"));
    assertEquals(
        List.of("destination is a folder; end it with a separator: /t"), disk.context.warnings);
  }

  @Test
  void CPF1_singleMatchTakesExactlyThePath() throws Exception {
    sample();
    assertSucceeded(copy("/s/*1", "/t"));
    assertEquals("one", disk.read("/t"));
  }

  @Test
  void CPF1_existingFolderTakesTheFileWithAWarning() throws Exception {
    sample().folder("/t");
    assertFailed("File already exists and \"overwrite\" is false: /t", copyNew("/s/a1", "/t"));
    assertEquals(List.of(), disk.context.warnings);
    assertSucceeded(copy("/s/a1", "/t"));
    assertEquals("one", disk.read("/t/a1"));
    assertEquals(
        List.of("destination is a folder; end it with a separator: /t"), disk.context.warnings);
  }

  @Test
  void CPF1_parentThatIsAFileIsNamed() throws Exception {
    sample();
    assertFailed("parent is not a folder: /s/a2/x", copy("/s/a1", "/s/a2/x"));
    assertFailed("parent is not a folder: /s/a2/a1", copy("/s/a1", "/s/a2/"));
  }

  @Test
  void CPF2_missingSourceOrFolder() throws Exception {
    sample();
    assertFailed("source does not exist: /s/none", copy("/s/none", "/t/"));
    assertFailed("source is a folder, use CopyFolder: /s/d", copy("/s/d", "/t/"));
    assertFailed("source matches nothing: /s/z*", copy("/s/z*", "/t/"));
    assertFailed("source matches nothing: /s/d*", copy("/s/d*", "/t/"));
    assertFailed("source matches nothing: /none/*", copy("/none/*", "/t/"));
    assertFalse(disk.has("/t"));
  }

  @Test
  void CPF3_overwriteFalseChecksAllTargetsFirst() throws Exception {
    sample().file("/t/a2", "old");
    assertFailed("File already exists and \"overwrite\" is false: /t/a2", copyNew("/s/a*", "/t/"));
    assertFalse(disk.has("/t/a1"));
    assertEquals("old", disk.read("/t/a2"));
  }

  @Test
  void CPF3_anythingAtTheTargetCounts() throws Exception {
    sample().folder("/t/folder/a1").link("/t/broken", "nowhere");
    assertFailed(
        "File already exists and \"overwrite\" is false: /t/broken", copyNew("/s/a1", "/t/broken"));
    assertFailed(
        "File already exists and \"overwrite\" is false: /t/folder/a1",
        copyNew("/s/a1", "/t/folder/"));
    assertSucceeded(copyNew("/s/a1", "/t/new"));
    assertEquals("one", disk.read("/t/new"));
  }

  @Test
  void CPF3_targetThatAppearsMeanwhileIsKept() throws Exception {
    sample();
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() == 2) {
            disk.file("/t/a1", "theirs");
          }
        };
    assertFailed(
        "File already exists and \"overwrite\" is false: /t/a1", copyNew("/s/a1", "/t/a1"));
    assertEquals("theirs", disk.read("/t/a1"));
  }

  @Test
  void CPF4_existingFileIsRewrittenInPlace(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("new", "new").file("old", "a longer text");
    real.chmod("new", 0755).chmod("old", 0600);
    real.command("ln", "old", "other");
    Object inode = Files.getAttribute(real.at("old"), "unix:ino");
    assertSucceeded(copy("new", "old", real));
    assertEquals("new", real.read("old"));
    assertEquals("new", real.read("other"));
    assertEquals("600", real.mode("old"));
    assertEquals(inode, Files.getAttribute(real.at("old"), "unix:ino"));
  }

  @Test
  void CPF4_folderOrSpecialFileAtTheTargetIsRefused(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("a", "x").folder("t/a");
    real.command("mkfifo", "fifo");
    assertFailed("is not a regular file: t/a", copy("a", "t/", real));
    assertFailed("is not a regular file: fifo", copy("a", "fifo", real));
  }

  @Test
  void CPF5_newFileGetsTheModeLessUmaskAndSpecialBits(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("a", "x").file("probe", "x").file("r", "x");
    int umask = 0666 & ~Integer.parseInt(real.mode("probe"), 8);
    real.chmod("a", 06777).chmod("r", 0444);
    assertSucceeded(copy("a", "b", real));
    assertSucceeded(copy("r", "s", real));
    assertEquals(Integer.toOctalString(0777 & ~umask), real.mode("b"));
    assertEquals(Integer.toOctalString(0444 & ~umask), real.mode("s"));
  }

  @Test
  void CPF5_timesAreNotKept() throws Exception {
    sample();
    var old = java.nio.file.attribute.FileTime.fromMillis(1000);
    Files.setLastModifiedTime(disk.at("/s/a1"), old);
    assertSucceeded(copy("/s/a1", "/t"));
    assertTrue(Files.getLastModifiedTime(disk.at("/t")).compareTo(old) > 0);
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

  @Test
  void AM37_starBeforeTheLastSeparatorIsAnError() {
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new CopyFile().check(inputs("/*/a1", "/t/", true), check);
    assertEquals(
        List.of("source: 'source' of CopyFile: wildcard is allowed only after the last separator"),
        check.errors);
  }

  @Test
  void AM38_starInTheDestinationIsOrdinary() throws Exception {
    sample();
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new CopyFile().check(inputs("/s/a1", "/t/*", true), check);
    assertEquals(List.of(), check.errors);
    assertEquals(1, check.warnings.size());
    assertSucceeded(copy("/s/a1", "/t/*"));
    assertEquals("one", disk.read("/t/*"));
  }

  @Test
  void AM40_windowsTakesBothSeparatorsAndIgnoresCase() throws Exception {
    Disk windows = Disk.windows().file("s\\A.txt", "x");
    assertSucceeded(copy("C:\\work\\s\\*.TXT", "C:/work/t\\", windows));
    assertEquals("x", windows.read("t\\A.txt"));
  }
}
