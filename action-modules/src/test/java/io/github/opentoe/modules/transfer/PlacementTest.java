package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class PlacementTest extends Downloading {

  private final TestServer server =
      TestServer.start((request, connection) -> TestServer.ok(connection, "new"));

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private ActionResult download(String destination) throws Exception {
    return run(inputs(server.url("/x"), destination));
  }

  private Object attribute(String name, String attribute) throws Exception {
    return Files.getAttribute(folder.resolve(name), attribute, LinkOption.NOFOLLOW_LINKS);
  }

  private String mode(String name) throws Exception {
    return Integer.toOctalString((Integer) attribute(name, "unix:mode") & 07777);
  }

  private void write(String name, String mode) throws Exception {
    Files.writeString(folder.resolve(name), "old");
    Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(mode));
  }

  @Test
  void WEB18_newFilesHaveTheModeThatTheUmaskGives() throws Exception {
    Files.createFile(folder.resolve("ordinary"));
    assertTrue(download("x").isSuccess());
    assertEquals(mode("ordinary"), mode("x"));
    assertEquals(List.of("ordinary", "x"), names());
  }

  @Test
  void AM43_thePartFileIsClosedToOthersAndHidden() throws Exception {
    try (PartFile part = PartFile.beside(folder.resolve("x"), "x", Optional.empty())) {
      String name = String.valueOf(part.path().getFileName());
      assertTrue(name.matches("\\.x\\.[0-9a-f]{8}\\.part"), name);
      assertEquals("600", mode(name));
    }
    assertEquals(List.of(), names());
  }

  @Test
  void AM43_longNamesStillHaveAPartFile() throws Exception {
    String name = "ä".repeat(120);
    assertTrue(download(name).isSuccess());
    assertEquals(List.of(name), names());
  }

  @Test
  void AM44_aReplacedFileKeepsItsModeAndIsANewOne() throws Exception {
    write("x", "rwxr-x---");
    Object before = attribute("x", "unix:ino");
    assertTrue(download("x").isSuccess());
    assertEquals("new", read("x"));
    assertEquals("750", mode("x"));
    assertNotEquals(before, attribute("x", "unix:ino"));
  }

  @Test
  void AM44_specialBitsAreKept() throws Exception {
    write("x", "rwxr-xr-x");
    Files.setAttribute(folder.resolve("x"), "unix:mode", 04755);
    assertTrue(download("x").isSuccess());
    assertEquals("4755", mode("x"));
  }

  @Test
  void AM44_aFileOfSeveralNamesIsRewrittenInPlace() throws Exception {
    write("x", "rw-r--r--");
    Files.createLink(folder.resolve("y"), folder.resolve("x"));
    Object before = attribute("x", "unix:ino");
    assertTrue(download("x").isSuccess());
    assertEquals("new", read("y"));
    assertEquals(before, attribute("x", "unix:ino"));
    assertEquals(List.of("x", "y"), names());
  }

  @Test
  void AM46_theTargetOfALinkIsReplacedNotTheLink() throws Exception {
    Files.createDirectory(folder.resolve("d"));
    write("d/x", "rw-r-----");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("d/x"));
    assertTrue(download("link").isSuccess());
    assertTrue(Files.isSymbolicLink(folder.resolve("link")));
    assertEquals("new", read("d/x"));
    assertEquals("640", mode("d/x"));
  }

  @Test
  void AM46_whereALinkDanglesAFileIsCreated() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("y"));
    assertTrue(download("link").isSuccess());
    assertEquals(List.of("link", "y"), names());
    assertEquals("new", read("y"));
  }

  @Test
  void AM47_foldersAndSpecialFilesAreRefusedBeforeAnyRequest() throws Exception {
    Files.createDirectories(folder.resolve("d/x"));
    assertEquals("is not a regular file: d/x", download("d/").message());
    assertEquals("is not a regular file: /dev/null", download("/dev/null").message());
    assertEquals(List.of(), server.lines());
  }

  @Test
  void AM46_linksInALoopAreRefused() throws Exception {
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    assertTrue(
        download("a").message().contains("too many levels of symbolic links"),
        () -> context().infos.toString());
    assertEquals(List.of(), server.lines());
  }

  @Test
  void WEB12_aFileThatAppearsMeanwhileIsNotOverwritten() throws Exception {
    try (TestServer slow =
        TestServer.start(
            (request, connection) -> {
              Files.writeString(folder.resolve("x"), "theirs");
              TestServer.ok(connection, "ours");
            })) {
      assertEquals(
          "File already exists and \"overwrite\" is false: x",
          run(inputs(slow.url("/x"), "x", false, Optional.empty())).message());
      assertEquals("theirs", read("x"));
      assertEquals(List.of("x"), names());
    }
  }

  @Test
  void AM78_whatTheSystemRefusesIsSaidInItsWords() throws Exception {
    String message = download("n".repeat(300)).message();
    assertEquals("cannot write: " + "n".repeat(300) + ": file name too long", message);
  }
}
