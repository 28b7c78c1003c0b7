package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathSyntaxTest {

  private static FakeCheck file(String path, Platform platform) {
    FakeCheck check = new FakeCheck(platform);
    FilePath.parse(path).check(check, "ReadFile", "path");
    return check;
  }

  private static FakeCheck folder(String path, Platform platform) {
    FakeCheck check = new FakeCheck(platform);
    FolderPath.parse(path).check(check, "ListFiles", "path");
    return check;
  }

  private static void assertClean(FakeCheck check) {
    assertEquals(List.of(), check.errors);
    assertEquals(List.of(), check.warnings);
  }

  @Test
  void AM14_controlCharactersAreRefusedWithAHint() {
    for (String path : List.of("C:\temp", "a\0b", "a\nb", "a\u007F", "a\u0085")) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> FilePath.parse(path));
      assertEquals(
          "'{key}' of {action} is not a valid path;"
              + " use single quotes or no quotes for Windows paths",
          refusal.getMessage());
      assertThrows(IllegalArgumentException.class, () -> FolderPath.parse(path));
      assertThrows(IllegalArgumentException.class, () -> FilePattern.parse(path));
    }
  }

  @Test
  void AM28_shellFormsAreWarnedAboutAndStayLiteral() {
    assertEquals(
        List.of("path: 'path' of ReadFile starts with '~', which is not expanded"),
        file("~/x", Platform.LINUX).warnings);
    assertEquals(
        List.of("path: 'path' of ReadFile holds a %NAME%, which is not expanded"),
        file("%TEMP%\\x", Platform.WINDOWS).warnings);
    assertClean(file("/a~b/100%/x", Platform.LINUX));
  }

  @Test
  void AM29_dotsAreLeftToTheSystem() throws Exception {
    Disk disk = Disk.inMemory().folder("/far/d").file("/far/f", "x").link("l", "/far/d");
    assertEquals("/work/l/../f", FilePath.parse("l/../f").in(disk.context).toString());
  }

  @Test
  void AM30_emptyPathIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> FilePath.parse(""));
    assertEquals("'{key}' of {action} is not a valid path", refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> FolderPath.parse(""));
    assertThrows(IllegalArgumentException.class, () -> FilePattern.parse(""));
  }

  @Test
  void AM31_backslashIsASeparatorOnlyOnWindows() {
    assertEquals(
        List.of("path: 'path' of ReadFile holds a '\\', which is no separator on linux"),
        file("a\\b", Platform.LINUX).warnings);
    assertClean(file("a\\b", Platform.WINDOWS));
    assertClean(file("/a\\b", Platform.LINUX));
    assertEquals(List.of(), file("a\\", Platform.LINUX).errors);
    assertEquals(
        List.of("path: 'path' of ReadFile names a folder: a\\"),
        file("a\\", Platform.WINDOWS).errors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\x",
        "c:/x/y",
        "\\\\server\\share\\x",
        "\\\\?\\C:\\x",
        "\\\\?\\UNC\\s\\x",
        "x",
        "..\\x",
        ".\\x",
        "con1",
        "console.txt",
        "a.b c",
        "\\x",
        "%TEMP%"
      })
  void AM32_windowsPathsThatAreFine(String path) {
    assertEquals(Optional.empty(), WindowsPath.problem(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:x",
        "C:",
        "C:\\x:stream",
        "x:y:z",
        "a<b",
        "a>b",
        "a\"b",
        "a|b",
        "a?b",
        "CON",
        "nul.txt",
        "C:\\Com1",
        "a\\LPT9.log\\b",
        "COM\u00B2",
        "aux .txt",
        "a \\b",
        "a.\\b",
        "a...",
        "\\\\.\\x",
        "//./pipe/x",
        "C:\\a\\NUL"
      })
  void AM32_windowsPathsThatAreRefused(String path) {
    assertTrue(WindowsPath.problem(path).isPresent());
    assertEquals(List.of(), file(path, Platform.LINUX).errors);
    assertTrue(
        file(path, Platform.WINDOWS)
            .errors
            .get(0)
            .startsWith("path: 'path' of ReadFile is not a valid path: "));
  }

  @Test
  void AM33_trailingSeparatorIsForFolders() {
    assertEquals(
        List.of("path: 'path' of ReadFile names a folder: d/"), file("d/", Platform.LINUX).errors);
    assertEquals(1, file("/", Platform.LINUX).errors.size());
    assertClean(folder("d/", Platform.LINUX));
    assertClean(folder("d\\", Platform.WINDOWS));
  }

  @Test
  void AM38_starIsOrdinaryWithAWarning() {
    assertEquals(
        List.of("path: 'path' of ReadFile holds a '*', which is an ordinary character here"),
        file("a*", Platform.LINUX).warnings);
    assertEquals(1, folder("a*/", Platform.LINUX).warnings.size());
  }

  @Test
  void AM76_pathThatTheSystemCannotTakeFailsTheEntry() throws Exception {
    Disk windows = Disk.windows();
    ReadFile.Inputs inputs =
        new ReadFile.Inputs(FilePath.parse("a*b"), TextEncoding.parse("utf8"), false);
    assertFailed("is not a valid path: a*b", new ReadFile().run(inputs, windows.context));
  }
}
