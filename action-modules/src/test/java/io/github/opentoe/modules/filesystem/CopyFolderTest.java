package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class CopyFolderTest {

  private final Disk disk = Disk.inMemory();

  private static CopyFolder.Inputs inputs(String source, String destination, boolean overwrite) {
    return new CopyFolder.Inputs(
        FolderPattern.parse(source), EntryPath.parse(destination), overwrite);
  }

  private static ActionResult copy(String source, String destination, Disk on)
      throws InterruptedException {
    return new CopyFolder().run(inputs(source, destination, true), on.context);
  }

  private ActionResult copy(String source, String destination) throws InterruptedException {
    return copy(source, destination, disk);
  }

  private ActionResult copyNew(String source, String destination) throws InterruptedException {
    return new CopyFolder().run(inputs(source, destination, false), disk.context);
  }

  private Disk sample() {
    return disk.file("/s/app/f", "f").file("/s/app/sub/.g", "g").folder("/s/app/empty");
  }

  @Test
  void CPD1_intoTheFolderOrAsTheFolder() throws Exception {
    sample();
    assertSucceeded(copy("/s/app", "/t/"));
    assertSucceeded(copy("/s/app", "/t/new"));
    assertSucceeded(copy("/s/app", "/t/new"));
    assertEquals("f", disk.read("/t/app/f"));
    assertEquals("g", disk.read("/t/new/sub/.g"));
    assertFalse(disk.has("/t/new/app"));
    assertEquals("f", disk.read("/s/app/f"));
  }

  @Test
  void CPD1_slashAfterTheSourceChangesNothing() throws Exception {
    sample();
    assertSucceeded(copy("/s/app//", "/t/"));
    assertSucceeded(copy("/s/a*/", "/u/"));
    assertEquals("f", disk.read("/t/app/f"));
    assertEquals("f", disk.read("/u/app/f"));
  }

  @Test
  void CPD1_patternTakesFoldersOnly() throws Exception {
    sample().file("/s/afile", "x").link("/s/alink", "app").folder("/s/b");
    assertSucceeded(copy("/s/a*", "/t/"));
    assertEquals("f", disk.read("/t/app/f"));
    assertFalse(disk.has("/t/afile"));
    assertFalse(disk.has("/t/alink"));
    assertFalse(disk.has("/t/b"));
  }

  @Test
  void CPD1_severalMatchesNeedASeparatorOrAnExistingFolder() throws Exception {
    sample().file("/s/all/x", "x");
    assertFailed(
        "destination must end with a separator when several sources match: /t",
        copy("/s/a*", "/t"));
    disk.folder("/t");
    assertSucceeded(copy("/s/a*", "/t"));
    assertEquals("x", disk.read("/t/all/x"));
    assertEquals(
        List.of("destination is a folder; end it with a separator: /t"), disk.context.warnings);
  }

  @Test
  void CPD1_dotsGetTheirRealName() throws Exception {
    disk.file("/work/f", "f");
    assertSucceeded(copy(".", "/t/"));
    assertEquals("f", disk.read("/t/work/f"));
  }

  @Test
  void CPD2_missingSourceOrFile() throws Exception {
    sample();
    assertFailed("source does not exist: /s/none", copy("/s/none", "/t"));
    assertFailed("source is not a folder: /s/app/f", copy("/s/app/f", "/t"));
    assertFailed("source matches nothing: /s/z*", copy("/s/z*", "/t/"));
    assertFalse(disk.has("/t"));
  }

  @Test
  void CPD3_existingTargetFolderWithoutOverwrite() throws Exception {
    sample().file("/s/b/x", "x").folder("/there").folder("/t/b");
    assertFailed(
        "Folder already exists and \"overwrite\" is false: /there", copyNew("/s/app", "/there"));
    assertFalse(disk.has("/there/f"));
    assertFailed("Folder already exists and \"overwrite\" is false: /t/b", copyNew("/s/*", "/t/"));
    assertFalse(disk.has("/t/app"));
    assertSucceeded(copyNew("/s/app", "/t/"));
    assertEquals("f", disk.read("/t/app/f"));
  }

  @Test
  void CPD3_targetThatAppearsMeanwhileIsKept() throws Exception {
    sample();
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() == 2) {
            disk.folder("/t");
          }
        };
    assertFailed("Folder already exists and \"overwrite\" is false: /t", copyNew("/s/app", "/t"));
    assertFalse(disk.has("/t/f"));
  }

  @Test
  void CPD4_existingTargetIsMerged() throws Exception {
    sample().file("/t/f", "old and long").file("/t/extra", "mine").file("/t/sub/more", "mine");
    disk.permissions("/t/f", "rw-------");
    assertSucceeded(copy("/s/app", "/t"));
    assertEquals("f", disk.read("/t/f"));
    assertEquals("rw-------", permissionsOf("/t/f"));
    assertEquals("mine", disk.read("/t/extra"));
    assertEquals("mine", disk.read("/t/sub/more"));
    assertEquals("g", disk.read("/t/sub/.g"));
  }

  @Test
  void CPD4_linkBelowTheDestinationIsReplacedNotWrittenThrough() throws Exception {
    sample().file("/outside", "safe").folder("/t").link("/t/f", "/outside");
    assertSucceeded(copy("/s/app", "/t"));
    assertFalse(Files.isSymbolicLink(disk.at("/t/f")));
    assertEquals("f", disk.read("/t/f"));
    assertEquals("safe", disk.read("/outside"));
  }

  @Test
  void CPD5_conflictsOfKindNameBothAndDeleteNothing() throws Exception {
    sample().folder("/t/f").file("/u/sub", "a file");
    assertFailed("a file cannot take the place of a folder: /s/app/f, /t/f", copy("/s/app", "/t"));
    assertFailed(
        "a folder cannot take the place of a file: /s/app/sub, /u/sub", copy("/s/app", "/u"));
    assertFailed(
        "a folder cannot take the place of a file: /s/app, /u/sub", copy("/s/app", "/u/sub"));
    assertTrue(Files.isDirectory(disk.at("/t/f")));
    assertEquals("a file", disk.read("/u/sub"));
  }

  @Test
  void CPD6_linksInsideAreCopiedAsLinks() throws Exception {
    sample().link("/s/app/l1", "f").link("/s/app/l2", "/none/at all").link("/s/app/l3", "sub");
    disk.file("/t/l1", "a file").folder("/t").link("/t/l2", "f");
    assertSucceeded(copy("/s/app", "/t"));
    assertEquals("f", Files.readSymbolicLink(disk.at("/t/l1")).toString());
    assertEquals("/none/at all", Files.readSymbolicLink(disk.at("/t/l2")).toString());
    assertEquals("sub", Files.readSymbolicLink(disk.at("/t/l3")).toString());
  }

  @Test
  void CPD6_linkDoesNotReplaceAFolder() throws Exception {
    sample().link("/s/app/l", "f").folder("/t/l");
    assertFailed("a link cannot take the place of a folder: /s/app/l, /t/l", copy("/s/app", "/t"));
  }

  @Test
  void CPD6_sourceThatIsALinkIsFollowed() throws Exception {
    sample().link("/link", "/s/app");
    assertSucceeded(copy("/link", "/t/"));
    assertEquals("f", disk.read("/t/link/f"));
    assertFalse(Files.isSymbolicLink(disk.at("/t/link")));
  }

  @Test
  void CPD7_destinationInsideTheSourceIsRefused() throws Exception {
    sample().link("/way-in", "/s/app/sub");
    for (String inside : List.of("/s/app/x", "/s/app/sub/deep/er", "/s/app", "/way-in/x")) {
      assertFailed("destination is inside the source: " + inside, copy("/s/app", inside));
    }
    assertFailed("destination is inside the source: /s/app/app", copy("/s/app", "/s/app/"));
    assertFailed("destination is inside the source: /s/app", copy("/s/app", "/s/"));
    assertFailed("destination is inside the source: /t/", copy("/", "/t/"));
    assertFalse(disk.has("/s/app/x"));
    assertFalse(disk.has("/s/app/sub/deep"));
    assertSucceeded(copy("/s/app", "/s/app2"));
  }

  @Test
  void CPD7_absolutePathsAreCheckedInTheDocument() {
    assertEquals(
        List.of("destination: destination is inside the source: /s/app/x"),
        errors("/s/app", "/s//app/./x", Platform.LINUX).stream()
            .map(error -> error.replace("/s//app/./x", "/s/app/x"))
            .toList());
    assertEquals(1, errors("/s/app/", "/s/app/", Platform.LINUX).size());
    assertEquals(1, errors("/s/app", "/s/", Platform.LINUX).size());
    assertEquals(1, errors("C:\\s\\app", "c:/S/App\\x", Platform.WINDOWS).size());
    assertEquals(List.of(), errors("/s/app", "/s", Platform.LINUX));
    assertEquals(List.of(), errors("/s/app", "/s/app2", Platform.LINUX));
    assertEquals(List.of(), errors("/s/app", "/s/app/../x", Platform.LINUX));
    assertEquals(List.of(), errors("/s/a*", "/s/a", Platform.LINUX));
    assertEquals(List.of(), errors("s/app", "t/", Platform.LINUX));
  }

  private static List<String> errors(String source, String destination, Platform platform) {
    FakeCheck check = new FakeCheck(platform);
    new CopyFolder().check(inputs(source, destination, true), check);
    return check.errors;
  }

  @Test
  void CPD8_modesAreThoseOfTheSourceLessUmask(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("s/sub/f", "x").file("probe", "x");
    int umask = 0666 & ~Integer.parseInt(real.mode("probe"), 8);
    real.chmod("s/sub/f", 04755).chmod("s/sub", 0555).chmod("s", 02777);
    assertSucceeded(copy("s", "t", real));
    assertEquals(Integer.toOctalString(0755 & ~umask), real.mode("t/sub/f"));
    assertEquals(Integer.toOctalString(0555 & ~umask), real.mode("t/sub"));
    assertEquals(Integer.toOctalString(0777 & ~umask), real.mode("t"));
  }

  @Test
  void CPD8_specialFilesAreSkippedAndEmptyFoldersCopied(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("s/empty");
    real.command("mkfifo", "s/fifo");
    assertSucceeded(copy("s", "t", real));
    assertTrue(Files.isDirectory(real.at("t/empty")));
    assertFalse(real.has("t/fifo"));
    assertEquals(List.of("passed over, is not a regular file: s/fifo"), real.context.warnings);
  }

  @Test
  void CPD9_linkWhereAFolderIsNeededIsAnError() throws Exception {
    sample().folder("/outside").folder("/t").link("/t/sub", "/outside");
    assertFailed(
        "a folder cannot take the place of a link: /s/app/sub, /t/sub", copy("/s/app", "/t"));
    assertFalse(disk.has("/outside/.g"));
  }

  @Test
  void CPD9_destinationItselfMayBeALink() throws Exception {
    sample().folder("/real").link("/t", "/real");
    assertSucceeded(copy("/s/app", "/t"));
    assertEquals("f", disk.read("/real/f"));
  }

  @Test
  void CPD10_failureLeavesWhatWasCopiedInOrder() throws Exception {
    disk.file("/s/a", "1").file("/s/b", "2").file("/s/c", "3").folder("/t/b");
    assertFailed("a file cannot take the place of a folder: /s/b, /t/b", copy("/s", "/t"));
    assertEquals("1", disk.read("/t/a"));
    assertFalse(disk.has("/t/c"));
  }

  @Test
  void CPD10_timeoutStopsBetweenFilesAndLeavesNoHalfOne() {
    disk.file("/s/a", "1").file("/s/b", new byte[300_000]);
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (disk.has("/t/b") && checks.incrementAndGet() == 3) {
            disk.context.cancellation.cancel();
          }
        };
    assertThrows(Deadline.Stopped.class, () -> copy("/s", "/t"));
    assertTrue(disk.has("/t/a"));
    assertFalse(disk.has("/t/b"));
  }

  @Test
  void CPF7_hardLinkToTheSourceIsNotEmptied() throws Exception {
    sample().folder("/t");
    Files.createLink(disk.at("/t/f"), disk.at("/s/app/f"));
    assertFailed("source and destination are the same file: /s/app/f", copy("/s/app", "/t"));
    assertEquals("f", disk.read("/s/app/f"));
  }

  @Test
  void AM35_namesWithBlanksLineBreaksAndUndecodableBytes(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("s/a b/c\nd", "x").folder("s/e");
    assertSucceeded(copy("s", "t", real));
    assertEquals("x", real.read("t/a b/c\nd"));
    real.command("bash", "-c", "touch s/e/$'b\\xff'");
    assertFailed("holds a name that cannot be decoded: s/e", copy("s", "u", real));
  }

  private String permissionsOf(String path) throws Exception {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(disk.at(path)));
  }
}
