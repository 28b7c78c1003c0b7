package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileConditionTest {

  private static final String MD5 = "b1946ac92492d2347c6235b4d2611184";

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private Path home = files.getPath("/home/agent");

  @BeforeEach
  void createFiles() throws IOException {
    home = Files.createDirectories(home);
    Files.writeString(home.resolve("data.txt"), "hello\n");
    Files.createDirectory(home.resolve("folder"));
    Files.createSymbolicLink(home.resolve("to-file"), home.resolve("data.txt"));
    Files.createSymbolicLink(home.resolve("to-folder"), home.resolve("folder"));
    Files.createSymbolicLink(home.resolve("dangling"), home.resolve("nothing"));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @ParameterizedTest
  @CsvSource({
    "data.txt,T,F",
    "./folder/../data.txt,T,F",
    "/home/agent/data.txt,T,F",
    "missing,F,F",
    "folder,F,T",
    "folder/,F,T",
    "to-file,T,F",
    "to-folder,F,T",
    "dangling,F,F",
    "'',F,F",
    "~,F,F",
    "*.txt,F,F",
    "data.txt/x,F,F"
  })
  void DL93_ASR7_linksAreFollowedAndRelativePathsStartAtTheWorkingDirectory(
      String path, String isFile, String isFolder) {
    assertEquals(isFile, ask("{fileExists: '" + path + "'}"));
    assertEquals(isFolder, ask("{folderExists: '" + path + "'}"));
  }

  @Test
  void aPathThatTheSystemCannotExpressDoesNotExist() {
    Probe probe = new Probe(home).with("Path", "a\0b");
    assertEquals("F", probe.ask("{fileExists: '{{ Path }}'}"));
    assertEquals("F", probe.ask("{folderExists: '{{ Path }}'}"));
    assertEquals("F", probe.ask("{fileMD5Equals: " + MD5 + ", path: '{{ Path }}'}"));
  }

  @ParameterizedTest
  @CsvSource({
    "fileMD5Equals," + MD5,
    "fileSHA1Equals,f572d396fae9206628714fb2ce00f72e94f2258f",
    "fileSHA256Equals,5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
    "fileSHA512Equals,e7c22b994c59d9cf2b48e549b1e24666636045930d3da7c1acb299d1c3b7f931"
        + "f94aae41edda2c2b207a36e10f8bcb8d45223e54878f5b316e7ce3b6bc019629"
  })
  void digestsAreComparedWithoutCase(String operator, String digest) throws IOException {
    String condition = "{" + operator + ": %s, path: %s}";
    assertEquals("T", ask(condition.formatted(digest, "data.txt")));
    assertEquals("T", ask(condition.formatted(digest.toUpperCase(Locale.ROOT), "to-file")));
    assertEquals("F", ask(condition.formatted("0".repeat(digest.length()), "data.txt")));
    Files.writeString(home.resolve("data.txt"), "hello!\n");
    assertEquals("F", ask(condition.formatted(digest, "data.txt")));
  }

  @Test
  void ASR8_aMissingFileHasNoDigest() {
    for (String path : new String[] {"missing", "dangling", "''", "folder/missing"}) {
      String condition = "{fileMD5Equals: " + MD5 + ", path: " + path + "}";
      assertEquals("F", ask(condition));
      assertEquals("T", ask("{not: " + condition + "}"));
    }
  }

  @Test
  void ASR8_theDigestOfAFolderLeavesTheConditionUnknown() {
    String condition = "{fileMD5Equals: " + MD5 + ", path: to-folder}";
    assertEquals("'to-folder' is a folder, not a file.", ask(condition));
    assertEquals("'to-folder' is a folder, not a file.", ask("{not: " + condition + "}"));
  }

  @Test
  void ASR6_anUnreadableFileLeavesTheConditionUnknown() throws IOException {
    Files.createSymbolicLink(home.resolve("one"), home.resolve("two"));
    Files.createSymbolicLink(home.resolve("two"), home.resolve("one"));
    String reason = ask("{fileMD5Equals: " + MD5 + ", path: one}");
    assertEquals("Cannot read 'one': ", reason.substring(0, 19), reason);
  }

  @Test
  void ASR8_aDigestThatBecomesMalformedLeavesTheConditionUnknown() {
    Probe probe = new Probe(home).with("Digest", MD5 + " ");
    assertEquals(
        "'fileMD5Equals' needs 32 hexadecimal digits, not '" + MD5 + " '.",
        probe.ask("{fileMD5Equals: '{{ Digest }}', path: data.txt}"));
  }

  @Test
  void largeFilesAreReadInPieces() throws IOException {
    Files.write(home.resolve("large"), new byte[200_000]);
    String digest = "e0798a0a2e0fe6856358d6c4225dde2c632e9263";
    assertEquals("T", ask("{fileSHA1Equals: " + digest + ", path: large}"));
  }

  @Test
  void binariesAreTheHostsToFind() {
    Probe probe = new Probe(home);
    assertEquals("T", probe.ask("{binaryExists: bash}"));
    assertEquals("F", probe.ask("{binaryExists: 'no; such'}"));
    assertEquals("F", probe.ask("{binaryExists: ''}"));
    assertEquals(List.of("bash", "binary bash", "no; such", "binary no; such", ""), probe.asked());
  }

  private String ask(String condition) {
    return new Probe(home).ask(condition);
  }
}
