package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.FakeCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFilesTest {

  private final Disk disk = Disk.inMemory();

  private static ListFiles.Inputs inputs(String path, String pattern, boolean recursive) {
    return new ListFiles.Inputs(
        FolderPath.parse(path), Optional.of(pattern).filter(text -> !text.isEmpty()), recursive);
  }

  private static void assertFiles(String files, ActionResult result) {
    assertSucceeded(result);
    assertEquals(Map.of("files", Value.text(files)), result.outputs());
  }

  private ActionResult run(String path, String pattern, boolean recursive)
      throws InterruptedException {
    return new ListFiles().run(inputs(path, pattern, recursive), disk.context);
  }

  private ActionResult run(String path) throws InterruptedException {
    return run(path, "", false);
  }

  private Disk sample() {
    return disk.file("/d/a.log", "x").file("/d/.b.log", "x").file("/d/s/c.log", "x");
  }

  @Test
  void LS1_pathsBeginAsWritten() throws Exception {
    sample().file("/top", "x").file("here", "x").folder("e");
    assertFiles("/d/.b.log,/d/a.log", run("/d"));
    assertFiles("/d/.b.log,/d/a.log", run("/d//"));
    assertFiles("../d/.b.log,../d/a.log", run("../d/"));
    assertFiles("./here", run("."));
    assertFiles("/top", run("/"));
    assertFiles("./e/../here", run("./e/.."));
  }

  @Test
  void LS2_onlyFilesAndLinksToFiles() throws Exception {
    sample().link("/d/to-file", "s/c.log").link("/d/to-folder", "s").link("/d/broken", "no");
    disk.link("/d/circle", "circle");
    assertFiles("/d/.b.log,/d/a.log,/d/to-file", run("/d"));
    assertFiles("/d/.b.log,/d/a.log,/d/s/c.log,/d/to-file", run("/d", "", true));
  }

  @Test
  void LS2_specialFilesAreNotListed(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("d/f", "x");
    real.command("mkfifo", "d/pipe");
    assertFiles("d/f", new ListFiles().run(inputs("d", "", true), real.context));
  }

  @Test
  void LS2_allFoldersAreEnteredWhateverThePattern() throws Exception {
    sample();
    assertFiles("/d/s/c.log", run("/d", "c*", true));
    assertFiles("/d/a.log", run("/d", "a*", false));
    assertFiles("", run("/d", "x*", true));
  }

  @Test
  void LS3_orderIsThatOfCodePointsOfTheWholePath() throws Exception {
    disk.file("d/\uFF5E", "x").file("d/\uD83D\uDE00", "x").file("d/a/z", "x").file("d/a-b", "x");
    assertFiles("d/a-b,d/a/z,d/\uFF5E,d/\uD83D\uDE00", run("d", "", true));
  }

  @Test
  void LS4_emptyFolderGivesAnEmptyText() throws Exception {
    disk.folder("d/e");
    assertFiles("", run("d", "", true));
  }

  @Test
  void LS4_missingFolderAndFileFail() throws Exception {
    disk.file("f", "x");
    assertFailed("folder does not exist: none", run("none"));
    assertFailed("folder does not exist: f/below", run("f/below"));
    assertFailed("path is not a folder: f", run("f"));
  }

  @Test
  void LS4_linkToAFolderIsFollowed() throws Exception {
    disk.file("d/f", "x").link("l", "d");
    assertFiles("l/f", run("l"));
  }

  @Test
  void LS5_commaAndLineBreakAreWarnedAbout() throws Exception {
    disk.file("d/a,b", "x").file("d/c\nd", "x").file("d/e", "x");
    assertFiles("d/a,b,d/c\nd,d/e", run("d"));
    assertEquals(
        List.of(
            "a path holds a comma or a line break: d/a,b",
            "a path holds a comma or a line break: d/c\nd"),
        disk.context.warnings);
  }

  @Test
  void LS7_patternWithASeparatorIsAnError() {
    assertEquals(1, errors("a/b", Platform.LINUX).size());
    assertEquals(
        List.of(
            "fileNamePattern: 'fileNamePattern' of ListFiles is for names, without a separator"),
        errors("a\\b", Platform.WINDOWS));
    assertEquals(List.of(), errors("a\\b", Platform.LINUX));
    assertEquals(List.of(), errors("*.log", Platform.LINUX));
  }

  private static List<String> errors(String pattern, Platform platform) {
    FakeCheck check = new FakeCheck(platform);
    new ListFiles().check(inputs("d", pattern, false), check);
    return check.errors;
  }

  @Test
  void LS7_windowsSeparatorsAreAsInThePathAndBackslashesBelow() throws Exception {
    Disk windows = Disk.windows().file("d/s/F.TXT", "x");
    ActionResult result = new ListFiles().run(inputs("C:/work/d/", "*.txt", true), windows.context);
    assertFiles("C:/work/d\\s\\F.TXT", result);
  }

  @Test
  void AM35_nameThatIsNoTextFailsNamingItsFolder(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).folder("d/e");
    real.command("bash", "-c", "touch $'d/e/\\xff'");
    assertFailed(
        "holds a name that cannot be decoded: d/e/",
        new ListFiles().run(inputs("d", "", true), real.context));
  }
}
