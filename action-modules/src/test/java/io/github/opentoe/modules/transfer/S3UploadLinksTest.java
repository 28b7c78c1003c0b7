package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What an upload makes of links and special files (S3U-7). */
@DisabledOnOs(OS.WINDOWS)
class S3UploadLinksTest extends Storing {

  @BeforeEach
  void make() throws Exception {
    file("w/a", "1");
    file("w/sub/c", "3");
    file("secret", "shadow");
    file("outside/d", "4");
  }

  private void link(String name, String target) throws Exception {
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  private Set<String> keys() {
    return store.contents.keySet();
  }

  @Test
  void S3U7_contentOfALinkToAFileIsSent() throws Exception {
    link("w/link", "sub/c");
    assertSucceeds(run(to("w", "s3://bucket/p", true)));
    assertEquals("3", store.text("p/link"));
    assertSucceeds(run(to("w/link", "s3://bucket/q/", false)));
    assertEquals("3", store.text("q/link"));
    assertEquals(List.of(), context().warnings);
  }

  @Test
  void S3U7_linkOutOfTheSourceIsSkippedInRecursion() throws Exception {
    link("w/leak", "../secret");
    link("w/sub/leak", "../../secret");
    assertSucceeds(run(to("w", "s3://bucket/p", true)));
    assertSucceeds(run(to("w/*", "s3://bucket/p", true)));
    assertEquals(Set.of("p/a", "p/sub/c"), keys());
    String why = "passed over, is a link to a file outside the source: ";
    assertEquals(
        List.of(why + "w/leak", why + "w/sub/leak", why + "w/leak", why + "w/sub/leak"),
        context().warnings);
  }

  @Test
  void S3U7_matchOfAPatternWithoutRecursionIsSentWhereverItLeads() throws Exception {
    link("w/link", "../secret");
    assertSucceeds(run(to("w/*", "s3://bucket/p", false)));
    assertEquals("shadow", store.text("p/link"));
  }

  @Test
  void S3U7_linksToFoldersAreNotFollowed() throws Exception {
    link("w/out", "../outside");
    link("w/loop", ".");
    assertSucceeds(run(to("w", "s3://bucket/p", true)));
    assertEquals(Set.of("p/a", "p/sub/c"), keys());
    assertEquals(
        List.of(
            "passed over, is a link to a folder: w/loop",
            "passed over, is a link to a folder: w/out"),
        context().warnings);
  }

  @Test
  void S3U7_brokenLinksAndSpecialFilesAreSkipped() throws Exception {
    link("w/broken", "nowhere");
    link("w/device", "/dev/null");
    assertEquals(
        0, new ProcessBuilder("mkfifo", folder.resolve("w/fifo").toString()).start().waitFor());
    assertSucceeds(run(to("w/*", "s3://bucket/p", false)));
    assertEquals(Set.of("p/a"), keys());
    assertEquals(
        List.of(
            "passed over, is a link to nothing: w/broken",
            "passed over, is not a regular file: w/device",
            "passed over, is not a regular file: w/fifo"),
        context().warnings);
    assertFails("is not a regular file: w/fifo", run(to("w/fifo", "s3://bucket/p", false)));
  }

  @Test
  void S3U7_sourceThatIsALinkToAFolderIsTheFolder() throws Exception {
    link("linked", "w");
    assertSucceeds(run(to("linked", "s3://bucket/p", true)));
    assertEquals(Set.of("p/a", "p/sub/c"), keys());
  }

  @Test
  void S3U7_storeIsGivenAPathWithoutLinks() throws Exception {
    link("linked", "w");
    link("w/link", "sub/c");
    Path real = folder.toRealPath();
    store.when("p/link", file -> assertEquals(real.resolve("w/sub/c"), file));
    store.when("p/a", file -> assertEquals(real.resolve("w/a"), file));
    assertSucceeds(run(to("linked/*", "s3://bucket/p", true)));
    assertTrue(keys().contains("p/link"));
  }
}
