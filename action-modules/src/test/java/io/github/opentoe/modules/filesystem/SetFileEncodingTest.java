package io.github.opentoe.modules.filesystem;

import static io.github.opentoe.modules.filesystem.Disk.assertFailed;
import static io.github.opentoe.modules.filesystem.Disk.assertSucceeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetFileEncodingTest {

  private final Disk disk = Disk.inMemory();

  private static SetFileEncoding.Inputs inputs(String path, String encoding) {
    return new SetFileEncoding.Inputs(FilePath.parse(path), TextEncoding.parse(encoding));
  }

  private static ActionResult convert(String path, String encoding, Disk on)
      throws InterruptedException {
    return new SetFileEncoding().run(inputs(path, encoding), on.context);
  }

  private ActionResult convert(String path, String encoding) throws InterruptedException {
    return convert(path, encoding, disk);
  }

  private void put(String hex) {
    disk.file("f", HexFormat.of().parseHex(hex));
  }

  private String hex() throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(disk.at("f")));
  }

  @ParameterizedTest
  @CsvSource({
    "c3a9, utf-16, fffee900",
    "c3a9, UTF16-LE, e900",
    "c3a9, utf-16-BE, 00e9",
    "c3a9, utf32, fffe0000e9000000",
    "c3a9, utf32-BE, 000000e9",
    "efbbbfc3a9, utf-16-BE, 00e9",
    "efbbbf410d0a, UTF-16-LE, 41000d000a00",
    "f09f9880, utf-16-BE, d83dde00",
    "efbbbfefbbbf41, utf-16-BE, feff0041",
    "efbbbf, utf-16, ''",
  })
  void ENC1_sourceIsUtf8WithOrWithoutMark(String before, String encoding, String after)
      throws Exception {
    put(before);
    assertSucceeded(convert("f", encoding));
    assertEquals(after, hex());
  }

  @ParameterizedTest
  @CsvSource({"efbbbfc3a9, c3a9", "c3a9, c3a9", "'', ''", "efbbbf, ''", "410d0a, 410d0a"})
  void ENC2_utf8IsValidatedAndLosesItsMark(String before, String after) throws Exception {
    put(before);
    assertSucceeded(convert("f", "utf8"));
    assertEquals(after, hex());
    assertEquals(List.of(), disk.context.infos);
  }

  @Test
  void ENC2_emptyFileGetsNoMark() throws Exception {
    put("");
    assertSucceeded(convert("f", "utf-16"));
    assertEquals("", hex());
  }

  @Test
  void ENC3_missingFileOrNoFile() throws Exception {
    disk.folder("d");
    assertFailed("file does not exist: none", convert("none", "utf-16"));
    assertFailed("is not a regular file: d", convert("d", "utf-16"));
  }

  @Test
  void ENC4_fileIsReplacedWithTheSameOwnerAndMode(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("f", "\u00E9").chmod("f", 04640).link("link", "f");
    Object before = Files.getAttribute(real.at("f"), "unix:ino");
    if (System.getProperty("user.name").equals("root")) {
      real.command("chown", "12345:54321", "f");
      real.chmod("f", 04640);
    }
    Object owner = Files.getAttribute(real.at("f"), "unix:uid");
    assertSucceeded(convert("link", "utf-16-BE", real));
    assertEquals("4640", real.mode("f"));
    assertEquals(owner, Files.getAttribute(real.at("f"), "unix:uid"));
    assertNotEquals(before, Files.getAttribute(real.at("f"), "unix:ino"));
    assertEquals(List.of("f", "link"), names(folder));
  }

  @Test
  void ENC4_fileWithMoreNamesIsRewrittenInPlace(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("f", "\u00E9");
    real.command("ln", "f", "g");
    assertSucceeded(convert("f", "utf-16-BE", real));
    assertEquals("00e9", HexFormat.of().formatHex(Files.readAllBytes(real.at("g"))));
    assertEquals(List.of("f", "g"), names(folder));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(FolderListing::nameOf).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"c3a9, utf-16", "41, UTF16-LE", "41, utf-16-BE", "41, utf-32", "f09f9880, utf32-LE"})
  void ENC5_convertingAgainChangesNothing(String text, String encoding) throws Exception {
    put(text);
    assertSucceeded(convert("f", encoding));
    String once = hex();
    assertSucceeded(convert("f", encoding));
    assertEquals(once, hex());
    assertEquals(List.of("already " + encoding + ": f"), disk.context.infos);
    assertEquals(Repeat.SAFE, new SetFileEncoding().declaration().repeat());
  }

  @Test
  void ENC5_markOfTheOtherOrderCountsOnlyWhereTheOrderIsOpen() throws Exception {
    put("feff00e9");
    assertSucceeded(convert("f", "utf-16"));
    assertEquals("feff00e9", hex());
    assertFailed("is not valid UTF-8 (byte 0): f", convert("f", "utf-16-LE"));
  }

  @ParameterizedTest
  @CsvSource({
    "ffffff, utf-16, 0",
    "0000d800, utf-32-BE, 2",
    "4142e943, utf8, 2",
    "410041, utf-16, 1",
    "ffff0041, utf-32, 0",
    "00d80000, utf-32-BE, 1",
    "ff00d800, utf-16-BE, 0",
  })
  void ENC6_neitherUtf8NorTheTarget(String bytes, String encoding, int position) throws Exception {
    put(bytes);
    assertFailed("is not valid UTF-8 (byte " + position + "): f", convert("f", encoding));
    assertEquals(bytes, hex());
  }

  @Test
  void ENC6_positionIsThatInTheWholeFile() throws Exception {
    byte[] bytes = "\u00E9\u20AC".repeat(60_000).getBytes(Charset.forName("UTF-8"));
    bytes[200_001] = (byte) 0xFF;
    disk.file("f", bytes);
    String message = convert("f", "utf-32").message();
    assertEquals("is not valid UTF-8 (byte 200000): f", message);
  }

  @Test
  void ENC6_longTextIsConvertedPieceByPiece() throws Exception {
    String text = "a\u00E9\uD83D\uDE00\u20AC".repeat(30_000);
    disk.file("f", text);
    assertSucceeded(convert("f", "utf-16-BE"));
    assertEquals(text, Files.readString(disk.at("f"), Charset.forName("UTF-16BE")));
    assertSucceeded(convert("f", "utf-16-BE"));
    assertEquals(List.of("already utf-16-BE: f"), disk.context.infos);
  }

  @Test
  void ENC6_limitIs64MiB(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder);
    try (RandomAccessFile sparse = new RandomAccessFile(real.at("f").toFile(), "rw")) {
      sparse.setLength(64L * 1024 * 1024 + 1);
    }
    assertFailed("file is larger than 64 MiB: f", convert("f", "utf-16", real));
  }

  @Test
  void timeoutLeavesTheOldFileAndNoPart() throws Exception {
    String text = "a".repeat(200_000);
    disk.file("f", text);
    AtomicInteger checks = new AtomicInteger();
    disk.context.meanwhile =
        () -> {
          if (checks.incrementAndGet() == 12) {
            disk.context.cancellation.cancel();
          }
        };
    assertThrows(Deadline.Stopped.class, () -> convert("f", "utf-16"));
    assertEquals(text, disk.read("f"));
    assertEquals(List.of("f"), names(disk.work));
  }

  @Test
  void AM48_unknownEncodingIsAnErrorInTheDocument() {
    assertEquals(
        "encoding 'latin1' is not supported",
        assertThrows(IllegalArgumentException.class, () -> inputs("f", "latin1")).getMessage());
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new SetFileEncoding().check(inputs("d/", "utf8"), check);
    assertEquals(List.of("path: 'path' of SetFileEncoding names a folder: d/"), check.errors);
  }
}
