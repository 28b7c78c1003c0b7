package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of the page about faults names tests that exist, and every fault test has a line. */
class FaultsPageTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
  private static final Pattern METHOD = Pattern.compile("\\n  void (\\w+)\\(");
  private static final List<String> COMPLETE =
      List.of("FaultsIT", "DiskFaultsIT", "StreamFaultsIT", "LimitFaultsIT", "FaultsTest");
  private static final Set<String> SETUP = Set.of("unpack", "endAll");
  private static final int COLUMNS = 5;

  private final String page;

  FaultsPageTest() throws IOException {
    page = Files.readString(Program.root().resolve("agent/docs/faults.md"));
  }

  @Test
  void everyLineIsHeldByTestsThatExist() throws IOException {
    Map<String, String> sources = sources();
    List<String> wrong = new ArrayList<>();
    List<String> rows = rows();
    assertTrue(rows.size() > 20, () -> "rows: " + rows);
    for (String row : rows) {
      String[] cells = row.substring(2, row.length() - 2).split(" \\| ", -1);
      List<MatchResult> named = NAMED.matcher(cells[cells.length - 1]).results().toList();
      if (cells.length != COLUMNS || named.isEmpty()) {
        wrong.add(row);
      }
      for (MatchResult test : named) {
        String source = sources.getOrDefault(test.group(1), "");
        if (!source.contains("  void " + test.group(2) + "(")) {
          wrong.add(test.group());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyFaultTestHasALine() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    for (String name : COMPLETE) {
      String source = sources.getOrDefault(name, "");
      // Methods without a modifier are tests, or prepare them.
      List<String> tests = METHOD.matcher(source).results().map(test -> test.group(1)).toList();
      assertTrue(tests.size() > 1, () -> name + ": " + tests);
      for (String test : tests) {
        if (!SETUP.contains(test) && !page.contains("`" + name + "." + test + "`")) {
          missing.add(name + "." + test);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private List<String> rows() {
    return page.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("agent", "action-modules", "packaging")) {
      Path folder = Program.root().resolve(module).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.put(name, Files.readString(file));
        }
      }
    }
    return sources;
  }
}
