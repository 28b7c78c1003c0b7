package io.github.opentoe.packaging.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TarballTest {

  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final String DEEP = "a-folder-with-a-long-name/".repeat(4) + "deep";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    folder = temporary.resolve("top");
    Files.createDirectories(folder.resolve(DEEP).resolveSibling("."));
    Files.writeString(folder.resolve(DEEP), "deep\n");
    Files.writeString(folder.resolve("z"), "x".repeat(512));
    Files.writeString(folder.resolve("b"), "");
    assertTrue(folder.resolve("b").toFile().setExecutable(true));
  }

  private byte[] pack() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Tarball(bytes, TIME).write(folder, name -> true);
    return bytes.toByteArray();
  }

  @Test
  void tarReadsWhatWasWritten() throws Exception {
    Path archive = Files.write(temporary.resolve("a.tar"), pack());
    Path out = Files.createDirectory(temporary.resolve("out"));
    Process tar =
        new ProcessBuilder("tar", "-xf", archive.toString(), "-C", out.toString())
            .inheritIO()
            .start();
    assertEquals(0, tar.waitFor());
    Path top = out.resolve("top");
    assertEquals("deep\n", Files.readString(top.resolve(DEEP)));
    assertEquals(512, Files.size(top.resolve("z")));
    assertTrue(Files.isExecutable(top.resolve("b")));
    assertEquals(FileTime.from(TIME), Files.getLastModifiedTime(top.resolve("z")));
  }

  @Test
  void bytesDependOnNamesAndContentsOnly() throws IOException {
    byte[] first = pack();
    Files.setLastModifiedTime(folder.resolve("z"), FileTime.fromMillis(1));
    Files.delete(folder.resolve("b"));
    Files.writeString(folder.resolve("b"), "");
    assertTrue(folder.resolve("b").toFile().setExecutable(true, true));
    assertArrayEquals(first, pack());
  }

  @Test
  void namesThatDoNotFitAreRefused() throws IOException {
    Files.writeString(folder.resolve("n".repeat(120)), "");
    IOException refused = assertThrows(IOException.class, this::pack);
    assertTrue(String.valueOf(refused.getMessage()).startsWith("too long a name"));
  }

  @Test
  void listsOfClassesBecomeOneInAnOrderOfItsOwn() throws IOException {
    Path one = write("one", "# said", "b/B id: 7", "@lambda-proxy b/B run", "a/A id: 1");
    Path two = write("two", "a/A id: 2", "c/C id: 3 super: 1 source: x", "jdk/proxy1/$Proxy3");
    assertEquals(
        List.of("a/A", "b/B", "@lambda-proxy b/B run"), ClassArchive.merge(List.of(one, two)));
    assertEquals(ClassArchive.merge(List.of(one, two)), ClassArchive.merge(List.of(two, one)));
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(temporary.resolve(name), List.of(lines), StandardCharsets.UTF_8);
  }
}
