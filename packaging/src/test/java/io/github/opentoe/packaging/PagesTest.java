package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages lead to each other and to files that exist. */
class PagesTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path page : Pages.all()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        String target = link.group(1);
        if (!target.contains("://")) {
          links++;
          if (!Files.exists(page.resolveSibling(target))) {
            dead.add(Program.root().relativize(page) + ": " + target);
          }
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(links > 10, "only " + links + " links");
  }

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    Set<Path> reached = new HashSet<>();
    List<Path> next = new ArrayList<>(List.of(Program.root().resolve("README.md")));
    while (!next.isEmpty()) {
      Path page = next.remove(next.size() - 1);
      if (!reached.add(page) || !Files.isRegularFile(page)) {
        continue;
      }
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        Path target = page.resolveSibling(link.group(1)).normalize();
        if (target.toString().endsWith(".md")) {
          next.add(target);
        }
      }
    }
    List<Path> lost = new ArrayList<>();
    for (Path page : Pages.all()) {
      String inside = Program.root().relativize(page).toString();
      boolean isGuide = inside.contains("docs/") && !inside.startsWith("action-modules");
      if (isGuide && !inside.contains("decisions/0") && !reached.contains(page)) {
        lost.add(page);
      }
    }
    assertEquals(List.of(), lost);
  }
}
