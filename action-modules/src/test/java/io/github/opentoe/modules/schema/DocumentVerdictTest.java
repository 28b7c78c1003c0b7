package io.github.opentoe.modules.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.github.opentoe.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the document schema and the agent to one verdict, on every document of testdata and on
 * every step and variable of those documents by itself.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DocumentVerdictTest {

  private final List<Verdict> verdicts = new ArrayList<>();
  private final JsonSchema schema = Repository.schema("component-document.schema.json");

  @BeforeAll
  void judge(@TempDir Path folder) throws IOException {
    for (Path document : documents()) {
      Optional<JsonNode> tree = YamlTree.read(document);
      String name = document.getFileName().toString();
      verdicts.add(Verdict.of(name, document, tree, schema));
      int number = 0;
      for (JsonNode part : tree.isPresent() ? DocumentParts.of(tree.get()) : List.<JsonNode>of()) {
        number++;
        Path file = folder.resolve(name + "-" + number + ".json");
        Files.writeString(file, part.toString());
        JsonNode written = Repository.JSON.readTree(file.toFile());
        verdicts.add(Verdict.of(file.getFileName().toString(), file, Optional.of(written), schema));
      }
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.testdata("documents"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".problems"))
          .sorted()
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> schemaAndAgentAgree() {
    assertTrue(verdicts.stream().anyMatch(Verdict::agentAccepts));
    assertFalse(verdicts.stream().allMatch(Verdict::agentAccepts));
    return verdicts.stream()
        .map(verdict -> DynamicTest.dynamicTest(verdict.name(), () -> check(verdict)));
  }

  private static void check(Verdict verdict) {
    if (verdict.agentAccepts()) {
      assertEquals(
          Optional.of(Set.of()),
          verdict.schema(),
          () -> verdict.name() + ": what the agent accepts");
    } else if (verdict.schemaAccepts()) {
      assertTrue(
          verdict.agent().stream().anyMatch(DocumentVerdictTest::isBeyond),
          () -> "the schema accepts what the agent does not: " + verdict.missed());
    }
  }

  private static boolean isBeyond(List<Problem> problems) {
    return problems.stream()
        .allMatch(problem -> Beyond.RULES.stream().anyMatch(rule -> rule.covers(problem)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleBeyondTheSchemaIsNeeded() {
    List<Problem> missed = verdicts.stream().flatMap(verdict -> verdict.missed().stream()).toList();
    return Beyond.RULES.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.toString(),
                    () -> assertTrue(missed.stream().anyMatch(rule::covers), rule::toString)));
  }

  @Test
  void theExamplesOfTheSchemaAreWhatItDescribes() throws IOException {
    // Examples are shown by editors; a wrong one would be copied.
    assertEquals(List.of(), SchemaExamples.wrongIn("component-document.schema.json"));
  }
}
