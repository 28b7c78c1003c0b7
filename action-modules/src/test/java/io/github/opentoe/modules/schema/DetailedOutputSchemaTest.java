package io.github.opentoe.modules.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailedOutputSchemaTest {

  private static final String NESTED =
      """
      name: nested
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Write
              action: CreateFile
              inputs: {path: written.txt, content: hello}
      """;
  private static final String DOCUMENT =
      """
      name: every kind of step
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Nested
              action: ExecuteDocument
              loop: {forEach: [a, b]}
              inputs: {document: nested.yaml}
            - name: Counted
              action: ReadFile
              loop: {name: count, for: {start: 1, end: 3, updateBy: 2}}
              inputs: {path: written.txt}
            - name: Skipped
              action: ReadFile
              if: {folderExists: written.txt}
              inputs: {path: written.txt}
            - name: Failed
              action: ReadFile
              onFailure: %s
              inputs: {path: nowhere.txt}
            - name: Last
              action: Assert
              inputs: {fileExists: written.txt}
        - name: empty
          steps: []
      """;

  @ParameterizedTest
  @ValueSource(strings = {"Ignore", "Continue", "Abort"})
  void EX52_whatARunLeavesIsWhatTheSchemaDescribes(String onFailure, @TempDir Path folder)
      throws IOException {
    JsonNode written = run(DOCUMENT.formatted(onFailure), folder);
    assertEquals(Set.of(), Repository.schema("detailedoutput.schema.json").validate(written));
    assertEquals(2, written.at("/documents/0/phases/0/steps/0/detailedOutput").size());
    assertEquals("count", written.at("/documents/0/phases/0/steps/1/loop/name").asText());
  }

  @Test
  void keysAndStatusesAreChecked(@TempDir Path folder) throws IOException {
    JsonNode written = run(NESTED, folder);
    for (String pointer : Set.of("", "/documents/0", "/documents/0/phases/0/steps/0")) {
      ObjectNode wrong = written.deepCopy();
      ((ObjectNode) wrong.at(pointer)).put("status", "Success");
      assertRefused(wrong);
      ObjectNode incomplete = written.deepCopy();
      ((ObjectNode) incomplete.at(pointer)).remove("failureMessage");
      assertRefused(incomplete);
    }
  }

  private static void assertRefused(JsonNode output) {
    assertNotEquals(Set.of(), Repository.schema("detailedoutput.schema.json").validate(output));
  }

  private static JsonNode run(String document, Path folder) throws IOException {
    Files.writeString(folder.resolve("nested.yaml"), NESTED);
    Files.writeString(folder.resolve("document.yaml"), document);
    RunRequest request =
        RunRequest.builder()
            .document("document.yaml")
            .workingDirectory(folder)
            .logDirectory(folder.resolve("logs"))
            .build();
    RunReport report = ComponentAgent.withInstalledModules().run(request);
    Path output = report.logFolder().orElseThrow().resolve("detailedoutput.json");
    return Repository.JSON.readTree(output.toFile());
  }
}
