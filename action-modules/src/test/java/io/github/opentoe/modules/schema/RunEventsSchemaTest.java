package io.github.opentoe.modules.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.output.EventStream;
import io.github.opentoe.agent.report.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The events of real runs are what the schema describes, and it describes nothing else. */
@DisabledOnOs(OS.WINDOWS)
class RunEventsSchemaTest {

  private static final String SCHEMA = "run-events.schema.json";
  private static final String NESTED =
      """
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Fail
              action: ExecuteBash
              inputs: {commands: ['echo inside; echo oops >&2; exit 3']}
      """;
  private static final String DOCUMENT =
      """
      schemaVersion: 1.0
      parameters:
        - Empty: {type: string}
      phases:
        - name: build
          steps:
            - name: Print
              action: ExecuteBash
              inputs: {commands: ['printf "a\\nb"; echo "{{ Empty }}"']}
            - name: Skipped
              action: ReadFile
              if: {folderExists: nowhere}
              inputs: {path: nowhere}
            - name: Twice
              action: ReadFile
              maxAttempts: 2
              onFailure: Ignore
              inputs: {path: nowhere}
            - name: Nested
              action: ExecuteDocument
              inputs: {document: nested.yaml}
      """;

  @TempDir Path folder;
  private final List<JsonNode> events = new ArrayList<>();
  private final EventStream stream = new EventStream(this::keep);

  private void keep(String line) {
    try {
      events.add(Repository.JSON.readTree(line));
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  @BeforeEach
  void run() throws IOException {
    Files.writeString(folder.resolve("nested.yaml"), NESTED);
    Files.writeString(folder.resolve("document.yaml"), DOCUMENT);
    run("document.yaml");
    run("missing.yaml");
    stream.on(new RunEvent.RestartWanted(Instant.EPOCH));
    stream.on(new RunEvent.Resumed(Instant.EPOCH, "Resuming at step build.Print"));
  }

  private void run(String document) {
    RunRequest request =
        RunRequest.builder()
            .document(document)
            .workingDirectory(folder)
            .logDirectory(folder.resolve("logs"))
            .listener(stream)
            .build();
    stream.end(Instant.now(), ComponentAgent.withInstalledModules().run(request));
  }

  @Test
  void everyLineIsWhatTheSchemaDescribes() {
    for (JsonNode event : events) {
      assertEquals(Set.of(), Repository.schema(SCHEMA).validate(event), event::toString);
      assertEquals("type", event.fieldNames().next(), event::toString);
    }
  }

  @Test
  void everyTypeAndKeyOfTheSchemaOccursAndNoOther() throws IOException {
    JsonNode types = Repository.JSON.readTree(Files.readString(schema())).get("$defs");
    Set<String> described = new TreeSet<>();
    types
        .properties()
        .forEach(
            type ->
                type.getValue()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(key -> described.add(type.getKey() + "." + key)));
    Set<String> seen = new TreeSet<>();
    for (JsonNode event : events) {
      event.fieldNames().forEachRemaining(key -> seen.add(event.get("type").asText() + "." + key));
    }
    assertEquals(described, seen);
  }

  @Test
  void keysAndTypesAreChecked() {
    Set<String> types = new HashSet<>();
    for (JsonNode event : events) {
      if (types.add(event.get("type").asText())) {
        ObjectNode incomplete = event.deepCopy();
        incomplete.remove("time");
        assertNotEquals(Set.of(), Repository.schema(SCHEMA).validate(incomplete));
        ObjectNode unknown = event.deepCopy();
        unknown.put("type", "other");
        assertNotEquals(Set.of(), Repository.schema(SCHEMA).validate(unknown));
      }
    }
    assertEquals(14, types.size(), types::toString);
  }

  private static Path schema() {
    return Repository.path("schemas/" + SCHEMA);
  }
}
