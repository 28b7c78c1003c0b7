package io.github.opentoe.agent.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.report.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {

  private final ManualClock clock = new ManualClock("2031-02-03T04:05:06.5Z");

  private final Path temp;

  LogFolderTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void EX44_theFolderIsNamedAfterTimeAndId() {
    try (LogFolder folder = create(temp.resolve("a/b"), "bake-42.x")) {
      assertEquals(temp.resolve("a/b/TOE_2031-02-03_04-05-06_UTC-0_bake-42.x"), folder.path());
      assertTrue(folder.path().isAbsolute());
    }
  }

  @Test
  void EX44_theFolderHasNoDotsInItsPath() {
    for (String id : List.of("missing-parent", "present-parent")) {
      try (LogFolder folder = create(temp.resolve("./a/../b"), id)) {
        assertEquals(temp.resolve("b"), folder.path().getParent());
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX44_onlyTheOwnerReadsFolderAndFiles() throws IOException {
    Path plain = Files.createDirectory(temp.resolve("plain"));
    LogFolder folder = create(temp.resolve("logs"), "x");
    folder.copyDocument("doc.yaml", new byte[] {1});
    folder.copyAsDocumentYaml(new byte[] {1});
    folder.record(() -> Reports.run("x", Status.SUCCESS));
    folder.close();
    assertEquals(mode(plain), mode(temp.resolve("logs")));
    assertEquals("rwx------", mode(folder.path()));
    try (Stream<Path> files = Files.list(folder.path())) {
      for (Path file : files.toList()) {
        assertEquals("rw-------", mode(file), file.toString());
      }
    }
  }

  @Test
  void section8_2_theFolderHoldsEveryFile() throws IOException {
    LogFolder folder = create(temp, "x");
    folder.copyDocument("doc.yaml", "a".getBytes(UTF_8));
    folder.copyDocument("doc.yaml", "b".getBytes(UTF_8));
    folder.copyAsDocumentYaml("a".getBytes(UTF_8));
    folder.record(() -> Reports.run("x", Status.SUCCESS));
    folder.log().info("hello");
    folder.close();
    folder.close();
    assertEquals(
        List.of(
            "D0__doc.yaml",
            "D1__doc.yaml",
            "application.log",
            "chaining.json",
            "console.log",
            "detailedOutput.json",
            "detailedoutput.json",
            "document.yaml"),
        names(folder.path()));
    assertEquals("b", Files.readString(folder.path().resolve("D1__doc.yaml")));
    assertEquals("a", Files.readString(folder.path().resolve("document.yaml")));
    assertArrayEquals(
        Files.readAllBytes(folder.path().resolve("detailedoutput.json")),
        Files.readAllBytes(folder.path().resolve("detailedOutput.json")));
    assertEquals(
        "2031-02-03T04:05:06.5Z hello\n", Files.readString(folder.path().resolve("console.log")));
    assertEquals(Optional.empty(), folder.failure());
  }

  @Test
  void section8_2_copiesStayInsideTheFolderWhateverTheirNames() throws IOException {
    LogFolder folder = create(temp, "x");
    folder.copyDocument("../../evil\n", new byte[0]);
    folder.copyDocument("", new byte[0]);
    folder.copyDocument("ü".repeat(300) + ".yaml", new byte[0]);
    folder.close();
    assertEquals(Optional.empty(), folder.failure());
    List<String> names = names(folder.path());
    assertTrue(names.contains("D0__.._.._evil_"), names.toString());
    assertTrue(names.contains("D1__document"), names.toString());
    assertTrue(names.contains("D2__" + "ü".repeat(117) + ".yaml"), names.toString());
  }

  @Test
  void EX47_slashesInTheIdMakeSubFolders() {
    try (LogFolder one = create(temp, "team/run-7");
        LogFolder two = create(temp, "team\\run-8");
        LogFolder three = create(temp, "/i-0abc")) {
      Path team = temp.resolve("TOE_2031-02-03_04-05-06_UTC-0_team");
      assertEquals(team.resolve("run-7"), one.path());
      assertEquals(team.resolve("run-8"), two.path());
      assertEquals(temp.resolve("TOE_2031-02-03_04-05-06_UTC-0_/i-0abc"), three.path());
    }
  }

  @Test
  void EX44_aFolderThatIsThereAlreadyIsRefused() {
    create(temp, "x").close();
    AgentException refused = assertThrows(AgentException.class, () -> create(temp, "x"));
    assertEquals(
        "The log folder "
            + temp.resolve("TOE_2031-02-03_04-05-06_UTC-0_x")
            + " cannot be created: file exists.",
        refused.getMessage());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX44_noLinkOrOpenFolderIsFollowedOnTheWayToASubFolder() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(temp.resolve("TOE_2031-02-03_04-05-06_UTC-0_a"), elsewhere);
    assertThrows(AgentException.class, () -> create(temp, "a/b"));
    Path open = Files.createDirectory(temp.resolve("TOE_2031-02-03_04-05-06_UTC-0_o"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThrows(AgentException.class, () -> create(temp, "o/b"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX44_theLogDirectoryItselfMayBeALink() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    try (LogFolder folder = create(link, "x")) {
      assertEquals(link, folder.path().getParent());
      assertTrue(Files.exists(real.resolve(folder.path().getFileName())));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX44_dotsBehindALinkKeepTheirMeaning() throws IOException {
    Files.createDirectories(temp.resolve("far/inside"));
    Files.createSymbolicLink(temp.resolve("link"), temp.resolve("far/inside"));
    try (LogFolder folder = create(temp.resolve("link/../b"), "x")) {
      assertTrue(Files.isDirectory(temp.resolve("far/b").resolve(folder.path().getFileName())));
    }
  }

  @Test
  void EX44_aParentThatIsAFileIsRefusedWithTheReason() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    AgentException refused = assertThrows(AgentException.class, () -> create(file, "x"));
    assertTrue(String.valueOf(refused.getMessage()).endsWith("cannot be created: file exists."));
  }

  @Test
  void section8_3_theTraceGetsTheBytesOfApplicationLog() throws IOException {
    ByteArrayOutputStream trace = new ByteArrayOutputStream();
    LogFolder folder = LogFolder.create(temp, "x", clock, Optional.of(trace));
    folder.log().info("one");
    folder.log().debug("two");
    folder.log().stdout("three\n".getBytes(UTF_8), 0, 6);
    folder.close();
    assertArrayEquals(
        Files.readAllBytes(folder.path().resolve("application.log")), trace.toByteArray());
  }

  @Test
  void whatIsMissingIsKnownOnceTheReportsAreComplete() throws IOException {
    try (LogFolder folder = create(temp, "x")) {
      folder.record(() -> Reports.run("x", Status.SUCCESS));
      Files.delete(folder.path().resolve("application.log"));
      folder.completeReports();
      assertEquals(
          Optional.of("application.log cannot be written: no such file or directory"),
          folder.failure());
      assertTrue(Files.exists(folder.path().resolve("detailedOutput.json")));
      folder.log().info("last words");
      assertTrue(Files.readString(folder.path().resolve("console.log")).endsWith(" last words\n"));
    }
  }

  @Test
  void aFolderThatVanishesStopsNothing() throws IOException {
    LogFolder folder = create(temp, "x");
    try (Stream<Path> files = Files.list(folder.path())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.path());
    folder.log().info("hello");
    folder.copyDocument("doc.yaml", new byte[0]);
    folder.record(() -> Reports.run("x", Status.SUCCESS)).settle();
    folder.close();
    assertEquals(
        Optional.of("D0__doc.yaml cannot be written: no such file or directory"), folder.failure());
  }

  @Test
  void section8_2_oneSpellingIsEnoughWhereTheFileSystemIgnoresCase() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path parent = windows.getPath("C:\\logs");
      LogFolder folder = create(parent, "x");
      folder.record(() -> Reports.run("x", Status.SUCCESS));
      folder.close();
      assertEquals(
          List.of("application.log", "chaining.json", "console.log", "detailedoutput.json"),
          names(folder.path()));
      assertEquals(Optional.empty(), folder.failure());
    }
  }

  @Test
  void EX55_theNameOfTheFolderHasTheSlashesOfItsId() {
    try (LogFolder plain = create(temp, "x");
        LogFolder deep = create(temp, "a//b\\c/")) {
      assertEquals("TOE_2031-02-03_04-05-06_UTC-0_x", plain.name());
      assertEquals("TOE_2031-02-03_04-05-06_UTC-0_a/b/c", deep.name());
      assertEquals(temp.resolve(deep.name()), deep.path());
    }
  }

  @Test
  void EX57_theFolderIsCompleteBeforeItIsClosedAndAgainAfterwards() throws IOException {
    Status[] status = {Status.SUCCESS};
    LogFolder folder = create(temp, "x");
    folder.copyDocument("doc.yaml", new byte[] {1});
    folder.record(() -> Reports.run("x", status[0]));
    Files.createFile(folder.path().resolve(".console.log.tmp"));
    Files.createDirectory(folder.path().resolve("other"));
    assertEquals(
        List.of(
            "D0__doc.yaml",
            "application.log",
            "chaining.json",
            "console.log",
            "detailedOutput.json",
            "detailedoutput.json"),
        folder.complete().stream().map(file -> file.getFileName().toString()).toList());
    Path second = folder.path().resolve("detailedOutput.json");
    assertTrue(Files.readString(second).contains("\"success\""));
    status[0] = Status.FAILED;
    folder.log().info("on it goes");
    folder.close();
    assertTrue(Files.readString(second).contains("\"failed\""), Files.readString(second));
    assertTrue(Files.readString(folder.path().resolve("console.log")).contains("on it goes"));
  }

  private LogFolder create(Path parent, String id) {
    return LogFolder.create(parent, id, clock, Optional.empty());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
