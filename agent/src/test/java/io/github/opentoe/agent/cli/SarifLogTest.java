package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifLogTest {

  private final Program program;

  SarifLogTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void aLogHoldsToolRulesAndResults() {
    SourceLocation place = new SourceLocation("docs/my doc.yaml", 12, 7);
    program.agent.problems =
        List.of(
            Problem.warning("unknown-key", "Odd.", place),
            Problem.error("unknown-key", "Unknown key 'x'.", place).withHint("Did you mean 'y'?"),
            Problem.note("kept-text", "Kept.", place));
    assertEquals(1, program.run("validate", "-d", "docs/my doc.yaml", "--output", "sarif"));
    JsonNode log = program.json();
    assertEquals("2.1.0", log.get("version").asText());
    assertTrue(URI.create(log.get("$schema").asText()).isAbsolute());
    assertEquals(1, log.get("runs").size());
    JsonNode run = log.get("runs").get(0);
    JsonNode driver = run.get("tool").get("driver");
    assertEquals("opentoe", driver.get("name").asText());
    assertEquals("1.2.3", driver.get("version").asText());
    assertEquals("unicodeCodePoints", run.get("columnKind").asText());
    assertEquals(2, driver.get("rules").size());
    JsonNode rule = driver.get("rules").get(0);
    assertEquals("unknown-key", rule.get("id").asText());
    assertEquals("Unknown key", rule.get("shortDescription").get("text").asText());
    assertEquals("error", rule.get("defaultConfiguration").get("level").asText());
    assertEquals(3, run.get("results").size());
    JsonNode result = run.get("results").get(1);
    assertEquals("error", result.get("level").asText());
    assertEquals("Unknown key 'x'. Did you mean 'y'?", result.get("message").get("text").asText());
    JsonNode physical = result.get("locations").get(0).get("physicalLocation");
    assertEquals("docs/my%20doc.yaml", physical.get("artifactLocation").get("uri").asText());
    assertEquals(12, physical.get("region").get("startLine").asInt());
    assertEquals(7, physical.get("region").get("startColumn").asInt());
  }

  @Test
  void everyResultPointsAtItsRule() {
    SourceLocation place = new SourceLocation("a.yaml", 1, 1);
    program.agent.problems =
        List.of(
            Problem.error("one", "x", place),
            Problem.note("two", "x", place),
            Problem.warning("one", "x", place));
    program.run("validate", "-d", "a.yaml", "--output", "sarif");
    JsonNode run = program.json().get("runs").get(0);
    JsonNode rules = run.get("tool").get("driver").get("rules");
    for (JsonNode result : run.get("results")) {
      JsonNode rule = rules.get(result.get("ruleIndex").asInt());
      assertEquals(rule.get("id"), result.get("ruleId"));
    }
    assertEquals("note", run.get("results").get(1).get("level").asText());
    assertEquals("warning", run.get("results").get(2).get("level").asText());
  }

  @Test
  void aProblemWithoutAPlaceHasNoLocationAndOneWithoutALineNoRegion() {
    program.agent.problems =
        List.of(
            Problem.error("x", "Nowhere.", SourceLocation.NONE),
            Problem.error("x", "A file.", SourceLocation.of("b.yaml")));
    program.run("validate", "-d", "b.yaml", "--output", "sarif");
    JsonNode results = program.json().get("runs").get(0).get("results");
    assertEquals(0, results.get(0).get("locations").size());
    JsonNode physical = results.get(1).get("locations").get(0).get("physicalLocation");
    assertEquals("b.yaml", physical.get("artifactLocation").get("uri").asText());
    assertTrue(physical.path("region").isMissingNode());
  }

  @Test
  void aValidDocumentGivesAnEmptyList() {
    assertEquals(0, program.run("validate", "-d", "b.yaml", "--output", "sarif"));
    assertEquals(0, program.json().get("runs").get(0).get("results").size());
  }

  @ParameterizedTest
  @CsvSource({
    "./a.yaml, a.yaml",
    "x/../a.yaml, a.yaml",
    "../a.yaml, ../a.yaml",
    "a:b.yaml, a%3Ab.yaml",
    "100%.yaml, 100%25.yaml",
    "ü#?.yaml, %C3%BC%23%3F.yaml",
    "/srv/doc 1.yaml, file:///srv/doc%201.yaml",
    "s3://bucket/key one.yml, s3://bucket/key%20one.yml",
    "arn:aws:imagebuilder:eu-west-1:aws:component/x/1.0.0/1,"
        + " arn:aws:imagebuilder:eu-west-1:aws:component/x/1.0.0/1"
  })
  void urisAreRelativeWhereTheyCanBeAndEncoded(String file, String uri) {
    String written = new SarifLog(program.surroundings()).uri(file);
    assertEquals(uri, written);
    assertEquals(uri, URI.create(written).toString());
  }

  @Test
  void anAbsolutePathBelowTheWorkingDirectoryBecomesRelative() {
    String file = program.directory.resolve("docs/a.yaml").toString();
    assertEquals("docs/a.yaml", new SarifLog(program.surroundings()).uri(file));
  }
}
