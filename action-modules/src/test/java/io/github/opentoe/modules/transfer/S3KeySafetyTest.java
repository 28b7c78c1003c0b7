package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.StoredObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are remote input, written as root. */
class S3KeySafetyTest extends Storing {

  private static final String SOURCE = "s3://bucket/p/*";

  private static List<LocalName> names(Platform platform, String... keys) throws Exception {
    List<StoredObject> objects =
        Arrays.stream(keys)
            .map(
                key ->
                    new StoredObject(
                        new ObjectAddress("bucket", "p/" + key, Optional.empty()), 0, "tag"))
            .toList();
    return LocalNames.of(objects, "p/", platform);
  }

  private static void assertRefused(String message, Platform platform, String... keys) {
    assertEquals(
        message, assertThrows(TransferFailure.class, () -> names(platform, keys)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../etc/cron.d/x",
        "x/../y",
        "..",
        ".",
        "./a",
        "a/./b",
        "a/..",
        "a/../",
        "/../x",
        "//.."
      })
  void S3D15_keyThatClimbsOutIsRefusedBeforeAnyTransfer(String rest) throws Exception {
    store.with("p/a", "1").with("p/" + rest, "");
    assertFails("unsafe key: p/" + rest, run(from(SOURCE, "d")));
    assertEquals(List.of("list s3://bucket/p/"), store.calls);
    assertEquals(List.of(), tree());
  }

  @Test
  void S3D15_controlCharactersAreRefusedAndNotPrinted() throws Exception {
    assertRefused("unsafe key: p/a\\u0000b", Platform.LINUX, "a\0b");
    assertRefused("unsafe key: p/a\\u000ab", Platform.LINUX, "a\nb");
    assertRefused("unsafe key: p/\\u001b[2J", Platform.LINUX, "\u001b[2J");
    assertRefused("unsafe key: p/a\\u007f", Platform.MACOS, "a\u007f");
  }

  @Test
  void S3D15_emptySegmentsAreDropped() throws Exception {
    store.with("p/a//b", "1").with("p//etc/passwd", "2");
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals("1", read("d/a/b"));
    assertEquals("2", read("d/etc/passwd"));
  }

  @Test
  void S3D15_oddNamesThatAreSafePass() throws Exception {
    List<String> odd = List.of("...", "a..b", "..a", "a b", "a+b", "a%2e%2e", "ä€😀", "-rf", "~");
    for (String name : odd) {
      store.with("p/" + name, name);
    }
    assertSucceeds(run(from(SOURCE, "d")));
    for (String name : odd) {
      assertEquals(name, read("d/" + name));
    }
  }

  @Property(tries = 300)
  void S3D15_whateverTheKeyItStaysBelow(
      @ForAll @Chars({'.', '/', 'a', '\\', ':'}) @CharRange(from = 'a', to = 'b') String rest) {
    for (Platform platform : Platform.values()) {
      List<LocalName> names;
      try {
        names = names(platform, rest);
      } catch (Exception refused) {
        continue;
      }
      Path root = Path.of("/d");
      Path joined = root;
      for (String segment : names.get(0).segments()) {
        joined = joined.resolve(segment);
      }
      assertTrue(joined.normalize().startsWith(root), rest);
      assertEquals(joined.normalize(), joined, rest);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\b",
        "..\\x",
        "C:\\x",
        "C:x",
        "a:stream",
        "a<",
        "a>",
        "a\"",
        "a|",
        "a?",
        "a*",
        "CON",
        "nul.txt",
        "x/COM1",
        "a.",
        "a ",
        "x./a"
      })
  void S3D16_whatWindowsTakesForSomethingElseIsUnsafeThere(String rest) throws Exception {
    assertRefused("unsafe key: p/" + rest, Platform.WINDOWS, rest);
    assertEquals(1, names(Platform.LINUX, rest).size());
  }

  @Test
  void S3D16_segmentsOfMoreThan255BytesAreRefused() throws Exception {
    String longest = "é".repeat(127) + "x";
    assertEquals(1, names(Platform.LINUX, "a/" + longest).size());
    assertRefused(
        "key has a segment of more than 255 bytes: p/a/" + longest + "x",
        Platform.LINUX,
        "a/" + longest + "x");
    store.with("p/" + longest, "1");
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals("1", read("d/" + longest));
  }

  @Test
  void S3D17_linksBelowTheDestinationAreNotWrittenThrough() throws Exception {
    store.with("p/a", "1").with("p/sub/b", "2");
    Files.createDirectories(folder.resolve("outside"));
    Files.createDirectories(folder.resolve("d"));
    Files.createSymbolicLink(folder.resolve("d/sub"), folder.resolve("outside"));
    assertFails("refusing to write through a symbolic link: d/sub", run(from(SOURCE, "d")));
    assertEquals(0, store.count("download"));
    assertEquals(List.of("d/", "d/sub/", "outside/"), tree());
  }

  @Test
  void S3D17_linkAtThePlaceOfAFileIsNotFollowed() throws Exception {
    store.with("p/a", "1");
    file("outside", "mine");
    Files.createDirectories(folder.resolve("d"));
    Files.createSymbolicLink(folder.resolve("d/a"), folder.resolve("outside"));
    assertFails("refusing to write through a symbolic link: d/a", run(from(SOURCE, "d/")));
    assertEquals("mine", read("outside"));
  }

  @Test
  void S3D17_linkAtThePlaceOfAFolderMarkerIsNotFollowed() throws Exception {
    store.with("p/sub/", "");
    Files.createDirectories(folder.resolve("d"));
    Files.createSymbolicLink(folder.resolve("d/sub"), folder.resolve("."));
    assertFails("refusing to write through a symbolic link: d/sub", run(from(SOURCE, "d/")));
  }

  @Test
  void S3D17_destinationItselfMayBeALink() throws Exception {
    store.with("p/s/a", "1");
    Files.createDirectories(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("d"), Path.of("real"));
    assertSucceeds(run(from(SOURCE, "d")));
    assertEquals("1", read("real/s/a"));
  }

  @Test
  void S3D17_folderThatIsSwappedForALinkMeanwhileTakesNothing() throws Exception {
    store.with("p/sub/b", "2");
    Files.createDirectories(folder.resolve("outside"));
    store.when(
        "p/sub/b",
        part -> {
          Files.move(folder.resolve("d/sub"), folder.resolve("moved"));
          Files.createSymbolicLink(folder.resolve("d/sub"), folder.resolve("outside"));
          // Also where somebody guesses the name.
          Files.createFile(folder.resolve("outside").resolve(part.getFileName()));
        });
    assertFails("got 0 of 1 bytes: s3://bucket/p/sub/b", run(from(SOURCE, "d")));
    assertTrue(Files.notExists(folder.resolve("outside/b")));
  }

  @Test
  void S3D17_otherThingsInTheWayAreSaid() throws Exception {
    store.with("p/x/a", "1");
    file("d/x", "a file");
    assertFails("is not a folder: d/x", run(from(SOURCE, "d")));
    Files.delete(folder.resolve("d/x"));
    Files.createDirectories(folder.resolve("d/x/a"));
    assertFails("is not a regular file: d/x/a", run(from(SOURCE, "d")));
    assertEquals(0, store.count("download"));
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, a/b, a//b",
    "WINDOWS, a/B, A/b",
    "MACOS, Straße, STRASSE",
    "MACOS, \u00e9, e\u0301"
  })
  void S3D18_twoKeysWithOnePathAreRefused(Platform platform, String one, String other) {
    assertRefused(
        "two keys have the same local path: p/" + one + ", p/" + other, platform, one, other);
  }

  @Test
  void S3D18_caseMattersOnLinux() throws Exception {
    assertEquals(2, names(Platform.LINUX, "a/B", "A/b").size());
  }

  @ParameterizedTest
  @CsvSource({"LINUX, a, a/b, a/b", "LINUX, a, a/b/, a/b/", "WINDOWS, A, a/b/c, a/b/c"})
  void S3D18_keyBesideKeysBelowItIsRefused(
      Platform platform, String one, String other, String named) {
    assertRefused(
        "a key is a file and a folder at once: p/" + one + ", p/" + named, platform, one, other);
    assertRefused(
        "a key is a file and a folder at once: p/" + one + ", p/" + named, platform, other, one);
  }

  @Test
  void S3D18_folderMarkerGoesWithKeysBelowIt() throws Exception {
    assertEquals(2, names(Platform.LINUX, "a/", "a/b").size());
    assertRefused("two keys have the same local path: p/a, p/a/", Platform.LINUX, "a", "a/");
  }
}
