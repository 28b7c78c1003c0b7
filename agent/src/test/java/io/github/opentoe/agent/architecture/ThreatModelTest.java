package io.github.opentoe.agent.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every line of the threat model names tests, and every test it names is there. */
class ThreatModelTest {

  private static final Path ROOT = Path.of(System.getProperty("opentoe.root", ".."));
  private static final Path PAGE = ROOT.resolve("agent/docs/threat-model.md");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*)#(\\w+)`");
  private static final int COLUMNS = 4;

  private final Map<String, String> sources = new HashMap<>();

  @BeforeEach
  void readTests() throws IOException {
    for (String module : List.of("agent", "action-modules", "packaging")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = String.valueOf(file.getFileName()).replaceFirst("\\.java$", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
  }

  @Test
  void everyThreatNamesTestsThatExist() throws IOException {
    List<String> missing = new ArrayList<>();
    List<String> threats = threats();
    for (String threat : threats) {
      Matcher named = NAMED.matcher(threat.substring(threat.lastIndexOf(" | ")));
      if (!named.find()) {
        missing.add("no test: " + threat);
      }
      named.reset();
      while (named.find()) {
        if (!hasTest(named.group(1), named.group(2))) {
          missing.add("not there: " + named.group());
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(threats.size() >= 25, () -> "only " + threats.size() + " threats");
  }

  @Test
  void aTestIsAMethodWithAnAnnotation() {
    assertTrue(hasTest("ThreatModelTest", "aTestIsAMethodWithAnAnnotation"));
    assertTrue(hasTest("ArchitectureTest", "agentKeepsTheRule"));
    assertEquals(false, hasTest("ThreatModelTest", "readTests"));
    assertEquals(false, hasTest("ThreatModelTest", "hasTest"));
    assertEquals(false, hasTest("NoSuchTest", "readTests"));
  }

  private static List<String> threats() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| through |"))
            .toList();
    rows.forEach(row -> assertEquals(COLUMNS, row.split(" \\| ", -1).length, row));
    return rows;
  }

  private boolean hasTest(String type, String method) {
    Pattern test =
        Pattern.compile(
            "@(Test|ParameterizedTest|Property)\\b(?:(?!\\bvoid\\b).)*+\\bvoid " + method + "\\(",
            Pattern.DOTALL);
    return test.matcher(sources.getOrDefault(type, "")).find();
  }
}
