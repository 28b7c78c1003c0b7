package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateFileTest {

  private final Disk disk = Disk.inMemory();

  /** Inputs with a few things changed. */
  private record Wanted(
      String path, String content, String encoding, String permissions, boolean overwrite) {

    static Wanted at(String path) {
      return new Wanted(path, "", "utf8", "", true);
    }

    Wanted holding(String text) {
      return new Wanted(path, text, encoding, permissions, overwrite);
    }

    Wanted as(String name) {
      return new Wanted(path, content, name, permissions, overwrite);
    }

    Wanted mode(String digits) {
      return new Wanted(path, content, encoding, digits, overwrite);
    }

    Wanted exclusively() {
      return new Wanted(path, content, encoding, permissions, false);
    }

    CreateFile.Inputs inputs() {
      return ownedBy("", "");
    }

    CreateFile.Inputs ownedBy(String owner, String group) {
      return new CreateFile.Inputs(
          FilePath.parse(path),
          given(content),
          TextEncoding.parse(encoding),
          given(owner),
          given(group),
          given(permissions).map(Permissions::parse),
          overwrite);
    }

    private static Optional<String> given(String text) {
      return Optional.of(text).filter(any -> !any.isEmpty());
    }
  }

  private ActionResult run(Wanted wanted) throws InterruptedException {
    return run(wanted.inputs(), disk);
  }

  private static ActionResult run(CreateFile.Inputs inputs, Disk on) throws InterruptedException {
    return new CreateFile().run(inputs, on.context);
  }

  @Test
  void CRF1_missingParentsAreCreated() throws Exception {
    assertSucceeded(run(Wanted.at("a/b/c").holding("text")));
    assertEquals("text", disk.read("a/b/c"));
  }

  @Test
  void CRF1_pathAloneMakesAnEmptyFile() throws Exception {
    assertSucceeded(run(Wanted.at("/marker")));
    assertEquals("", disk.read("/marker"));
  }

  @Test
  void CRF1_fileAsParentIsRefused() throws Exception {
    disk.file("f", "x");
    assertFailed("parent is not a folder: f/below", run(Wanted.at("f/below")));
    assertFailed("parent is not a folder: f/far/below", run(Wanted.at("f/far/below")));
  }

  @Test
  void CRF1_attributesAffectOnlyTheFile(@TempDir Path folder) throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder);
    assertSucceeded(run(Wanted.at("a/f").mode("0600").ownedBy("12345", "54321"), real));
    assertEquals(12345, Files.getAttribute(real.at("a/f"), "unix:uid"));
    assertEquals(54321, Files.getAttribute(real.at("a/f"), "unix:gid"));
    assertEquals("600", real.mode("a/f"));
    assertEquals(0, Files.getAttribute(real.at("a"), "unix:uid"));
    assertEquals(real.folder("plain").mode("plain"), real.mode("a"));
  }

  @Test
  void CRF2_existingFileIsRewrittenInPlace(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("f", "much longer than before").chmod("f", 0600);
    Files.createLink(real.at("hard"), real.at("f"));
    assertSucceeded(run(Wanted.at("f").holding("new").inputs(), real));
    assertEquals("new", real.read("hard"));
    assertEquals("600", real.mode("f"));
  }

  @Test
  void CRF2_absentContentEmptiesIt() throws Exception {
    disk.file("f", "old");
    assertSucceeded(run(Wanted.at("f")));
    assertEquals("", disk.read("f"));
  }

  @Test
  void CRF2_givenModeChangesAnExistingFile(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("f", "old").chmod("f", 0600);
    assertSucceeded(run(Wanted.at("f").holding("new").mode("0640").inputs(), real));
    assertEquals("640", real.mode("f"));
  }

  @Test
  void CRF3_overwriteFalseRefusesAnythingAtThePath() throws Exception {
    disk.file("f", "old").link("dangling", "nowhere").link("link", "f");
    for (String path : new String[] {"f", "dangling", "link"}) {
      assertFailed(
          "File already exists and \"overwrite\" is false: " + path,
          run(Wanted.at(path).holding("new").exclusively()));
    }
    assertEquals("old", disk.read("f"));
    assertFalse(disk.has("nowhere"));
  }

  @Test
  void CRF3_overwriteFalseCreatesWhatIsMissing() throws Exception {
    assertSucceeded(run(Wanted.at("f").holding("new").exclusively()));
    assertEquals("new", disk.read("f"));
  }

  @Test
  void CRF3_folderAtThePathIsNoRegularFile() throws Exception {
    disk.folder("d").link("link", "d");
    assertFailed("is not a regular file: d", run(Wanted.at("d")));
    assertFailed("is not a regular file: d", run(Wanted.at("d").exclusively()));
    assertFailed("is not a regular file: link", run(Wanted.at("link")));
  }

  @Test
  void CRF3_fifoAtThePathIsNoRegularFile(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    real.command("mkfifo", "pipe");
    assertFailed("is not a regular file: pipe", run(Wanted.at("pipe").inputs(), real));
    assertFailed(
        "is not a regular file: pipe", run(Wanted.at("pipe").exclusively().inputs(), real));
  }

  @Test
  void CRF4_modeIsThatOfTheUmaskWithoutPermissions(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("plain", "");
    assertSucceeded(run(Wanted.at("f").holding("x").inputs(), real));
    assertEquals(real.mode("plain"), real.mode("f"));
  }

  @Test
  void CRF4_nothingStaysWhenTheDeadlinePasses() {
    disk.context.cancellation.cancel();
    assertThrows(Deadline.Stopped.class, () -> run(Wanted.at("f").holding("x")));
    assertFalse(disk.has("f"));
  }

  @Test
  void CRF4_newFileWhoseOwnerCannotBeSetIsRemoved() throws Exception {
    Disk windows = Disk.windows();
    ActionResult result = run(Wanted.at("f").mode("0600").inputs(), windows);
    assertEquals(
        "cannot change the permissions: f: no permissions on this file system", result.message());
    assertFalse(windows.has("f"));
  }

  @Test
  void CRF5_unknownOwnersAreFoundBeforeAnythingIsCreated(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    assertFailed(
        "user 'no-such-user' does not exist",
        run(Wanted.at("a/f").ownedBy("no-such-user", ""), real));
    assertFailed(
        "group 'no-such-group' does not exist",
        run(Wanted.at("a/f").ownedBy("", "no-such-group"), real));
    assertFalse(real.has("a"));
  }

  @Test
  void CRF6_trailingSeparatorNamesAFolder() {
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new CreateFile().check(Wanted.at("folder/").inputs(), check);
    assertEquals("[path: 'path' of CreateFile names a folder: folder/]", check.errors.toString());
  }

  @Test
  void AM34_linkThatSomeoneElsePutIntoASharedFolderIsNotFollowed(@TempDir Path folder)
      throws Exception {
    Disk.needsRoot();
    Disk real = Disk.real(folder).folder("shared").file("victim", "old").chmod("shared", 01777);
    real.link("shared/planted", "../victim").link("shared/own", "../victim");
    Files.setAttribute(real.at("shared/planted"), "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
    assertFailed(
        "is a link that someone else put into a shared folder: shared/planted",
        run(Wanted.at("shared/planted").holding("new").inputs(), real));
    assertEquals("old", real.read("victim"));
    assertSucceeded(run(Wanted.at("shared/own").holding("new").inputs(), real));
    assertEquals("new", real.read("victim"));
  }

  @Test
  void AM46_writesThroughALink() throws Exception {
    disk.file("target", "old").link("link", "target").link("dangling", "made");
    assertSucceeded(run(Wanted.at("link").holding("new")));
    assertSucceeded(run(Wanted.at("dangling").holding("also")));
    assertEquals("new", disk.read("target"));
    assertEquals("also", disk.read("made"));
    assertTrue(Files.isSymbolicLink(disk.at("link")));
  }

  @Test
  void AM46_circleOfLinksIsReported() throws Exception {
    disk.link("a", "b").link("b", "a");
    assertFailed("too many levels of symbolic links: a", run(Wanted.at("a")));
  }

  @Test
  void AM49_bytesAndMarks() throws Exception {
    assertBytes("A", "UTF-16", 0xFF, 0xFE, 'A', 0);
    assertBytes("A", "utf-16-BE", 0, 'A');
    assertBytes("A", "utf32", 0xFF, 0xFE, 0, 0, 'A', 0, 0, 0);
    assertBytes("A", "utf8", 'A');
    assertBytes("", "utf-16");
  }

  private void assertBytes(String content, String encoding, int... expected)
      throws IOException, InterruptedException {
    assertSucceeded(run(Wanted.at("f").holding(content).as(encoding)));
    byte[] bytes = new byte[expected.length];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) expected[index];
    }
    assertArrayEquals(bytes, Files.readAllBytes(disk.at("f")), encoding);
  }

  @Test
  void AM52_contentIsWrittenAsGiven() throws Exception {
    String content = "a\\nb\r\n  $HOME \t'q'";
    assertSucceeded(run(Wanted.at("f").holding(content)));
    assertEquals(content, disk.read("f"));
  }

  @Test
  void AM57_explicitModeIsExact(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    for (String mode : new String[] {"777", "640", "4750", "1600", "0"}) {
      String digits = mode.equals("0") ? "000" : mode;
      assertSucceeded(run(Wanted.at("f" + mode).holding("x").mode(digits).inputs(), real));
      assertEquals(mode, real.mode("f" + mode));
    }
  }

  @Test
  void AM76_reasonOfTheSystemIsNamed() throws Exception {
    disk.link("link", "no/such/folder/f");
    assertFailed("cannot create: link: no such file or directory", run(Wanted.at("link")));
  }
}
