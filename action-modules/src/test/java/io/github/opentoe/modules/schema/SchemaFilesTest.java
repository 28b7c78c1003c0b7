package io.github.opentoe.modules.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.opentoe.agent.binding.ActionSchema;
import io.github.opentoe.agent.binding.DocumentSchema;
import io.github.opentoe.agent.binding.InstalledAction;
import io.github.opentoe.agent.condition.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchemaFilesTest {

  private static final String DOCUMENT = "component-document.schema.json";

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.path("schemas"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyActionHasTheSchemaThatItsDeclarationMeans() {
    return Repository.actions().all().stream().map(ActionSchema::new).map(this::heldFile);
  }

  private DynamicTest heldFile(ActionSchema schema) {
    return DynamicTest.dynamicTest(
        schema.action().name(),
        () -> Repository.hold(Repository.path("schemas/" + schema.path()), schema.text()));
  }

  @Test
  void thereIsNoSchemaOfAnActionThatIsNotInstalled() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (InstalledAction<?> action : Repository.actions().all()) {
      expected.add("schemas/" + new ActionSchema(action).path());
    }
    Set<String> found = new TreeSet<>();
    for (Path file : files()) {
      String name = Repository.path("").relativize(file).toString().replace('\\', '/');
      if (name.startsWith("schemas/actions/")) {
        found.add(name);
      }
    }
    assertEquals(expected, found);
  }

  @Test
  void theDocumentSchemaHasARuleForEveryAction() throws IOException {
    Path file = Repository.path("schemas/" + DOCUMENT);
    JsonNode frame = Repository.JSON.readTree(file.toFile());
    Repository.hold(
        file, new DocumentSchema(Repository.value(frame)).textFor(Repository.actions()));
  }

  @Test
  void DL83_everyOperatorIsDescribed() throws IOException {
    JsonNode properties =
        Repository.JSON
            .readTree(Repository.path("schemas/" + DOCUMENT).toFile())
            .at("/$defs/expression/properties");
    Set<String> described = new TreeSet<>();
    properties.fieldNames().forEachRemaining(described::add);
    Set<String> words = new TreeSet<>(Operator.words());
    words.addAll(List.of("and", "or", "not", "value", "path"));
    assertEquals(words, described);
    properties.forEach(property -> assertTrue(property.hasNonNull("description"), words::toString));
  }

  @TestFactory
  Stream<DynamicTest> everySchemaIsAValidSchemaThatToolsFindByItsFile() throws IOException {
    assertFalse(files().isEmpty());
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    JsonNode schema = Repository.JSON.readTree(file.toFile());
    assertFalse(schema.has("$id"), "references between the files are relative to the files");
    assertEquals(
        Set.of(),
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012))
            .validate(schema));
  }
}
