package io.github.opentoe.agent.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.report.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What others put in the way of the log folder, or of files in it. */
@DisabledOnOs(OS.WINDOWS)
class PlantedLogFilesTest {

  private static final String NAME = "TOE_2031-02-03_04-05-06_UTC-0_x";
  private static final String PRECIOUS = "precious";

  private final ManualClock clock = new ManualClock("2031-02-03T04:05:06.5Z");

  private final Path temp;
  private Path target;

  PlantedLogFilesTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @BeforeEach
  void writeTarget() throws IOException {
    Files.setAttribute(temp, "unix:mode", 01777);
    target = Files.createDirectory(temp.resolve("target"));
    Files.writeString(target.resolve("file"), PRECIOUS);
  }

  @Test
  void EX44_aPlantedFolderLinkOrFileOfTheNameIsRefused() throws IOException {
    Path planted = temp.resolve(NAME);
    Files.createSymbolicLink(planted, target);
    assertRefused();
    Files.delete(planted);
    Files.createSymbolicLink(planted, temp.resolve("nowhere"));
    assertRefused();
    Files.delete(planted);
    Files.createDirectory(planted);
    assertRefused();
    Files.delete(planted);
    Files.createFile(planted);
    assertRefused();
    assertEquals(List.of("file"), names(target));
    assertFalse(Files.exists(temp.resolve("nowhere")));
  }

  @Test
  void EX44_aLinkInPlaceOfTheFolderIsNotFollowed() throws IOException {
    LogFolder folder = create();
    Path moved = Files.move(folder.path(), temp.resolve("moved"));
    Files.createSymbolicLink(folder.path(), target);
    use(folder);
    assertEquals(List.of("file"), names(target));
    assertEquals(List.of("application.log", "console.log"), names(moved));
    assertTrue(Files.readString(moved.resolve("console.log")).endsWith(" hello\n"));
    assertEquals(
        Optional.of(
            "D0__doc.yaml cannot be written: another folder has taken the place of "
                + folder.path()),
        folder.failure());
  }

  @Test
  void EX44_anotherFolderInPlaceOfTheFolderIsLeftAlone() throws IOException {
    LogFolder folder = create();
    Files.move(folder.path(), temp.resolve("moved"));
    Files.createDirectory(folder.path());
    use(folder);
    assertEquals(List.of(), names(folder.path()));
    assertTrue(folder.failure().isPresent());
  }

  @Test
  void EX44_linksInPlaceOfFilesAreReplacedAndNotFollowed() throws IOException {
    LogFolder folder = create();
    Path precious = target.resolve("file");
    for (String name : List.of("detailedoutput.json", "chaining.json", "D0__doc.yaml")) {
      Files.createSymbolicLink(folder.path().resolve(name), precious);
      Files.createSymbolicLink(folder.path().resolve("." + name + ".tmp"), precious);
    }
    Files.createLink(folder.path().resolve("document.yaml"), precious);
    Files.createLink(folder.path().resolve(".document.yaml.tmp"), precious);
    folder.copyAsDocumentYaml(new byte[] {1});
    use(folder);
    assertEquals(Optional.empty(), folder.failure());
    assertEquals(PRECIOUS, Files.readString(precious));
    for (String name : names(folder.path())) {
      assertFalse(Files.isSymbolicLink(folder.path().resolve(name)), name);
    }
  }

  @Test
  void EX44_aLinkInPlaceOfALogIsNotOpened() throws IOException {
    LogFolder folder = create();
    Files.delete(folder.path().resolve("console.log"));
    Files.createSymbolicLink(folder.path().resolve("console.log"), target.resolve("file"));
    use(folder);
    assertEquals(PRECIOUS, Files.readString(target.resolve("file")));
    assertEquals(
        Optional.of("console.log cannot be written: too many levels of symbolic links"),
        folder.failure().map(text -> text.replaceFirst("symbolic links.*", "symbolic links")));
  }

  private void use(LogFolder folder) {
    folder.log().info("hello");
    folder.copyDocument("doc.yaml", new byte[0]);
    folder.record(() -> Reports.run("x", Status.SUCCESS)).settle();
    folder.close();
  }

  private void assertRefused() {
    AgentException refused = assertThrows(AgentException.class, this::create);
    assertEquals(
        "The log folder " + temp.resolve(NAME) + " cannot be created: file exists.",
        refused.getMessage());
  }

  private LogFolder create() {
    return LogFolder.create(temp, "x", clock, Optional.empty());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
