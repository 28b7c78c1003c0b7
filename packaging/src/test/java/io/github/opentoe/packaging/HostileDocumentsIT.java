package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that are none: each is one clear problem for who runs or validates it. */
@DisabledOnOs(OS.WINDOWS)
class HostileDocumentsIT {

  private static final String DEEP = "more than 100 levels deep";
  private static final String EXPANDS = "expand to more than 10000 values";

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "folder, Document folder is not a regular file.",
    "fifo, Document fifo is not a regular file.",
    "/dev/zero, Document /dev/zero is not a regular file.",
    "missing, Document missing does not exist.",
    "large.yaml, Document large.yaml is larger than 8 MiB.",
    "latin1.yaml, Document latin1.yaml is not valid UTF-8: ",
    "nul.yaml, 'nul.yaml:2:8: '",
    "bomb.yaml, " + EXPANDS,
    "maps.yaml, " + EXPANDS,
    "itself.yaml, 'itself.yaml:2:'",
    "flow.yaml, " + DEEP,
    "block.yaml, " + DEEP,
    "open.yaml, " + DEEP,
    "deep.json, " + DEEP,
  })
  void isOneClearProblem(String document, String text) throws Exception {
    plant(document);
    for (String command : new String[] {"validate", "run"}) {
      Outcome outcome = agent.run(command, "--documents=" + document);
      assertEquals(1, outcome.exitCode(), outcome::toString);
      assertTrue(outcome.stderr().contains(text), outcome::toString);
      assertEquals(1, outcome.stderr().split("error: ", -1).length - 1, outcome::toString);
      assertTrue(outcome.stderr().length() < 1000, outcome::toString);
      assertFalse(outcome.toString().contains("Exception"), outcome::toString);
      assertFalse(outcome.toString().contains("\tat "), outcome::toString);
      String status = command.equals("run") ? "status" : "validationStatus";
      assertEquals("failed", Json.at(outcome.stdout(), status));
    }
    assertFalse(agent.log("application.log").contains("\tat "), "stack trace");
  }

  @Test
  void DL6_documentOf8MebibytesIsRead() throws Exception {
    String document =
        """
        schemaVersion: 1.0
        phases: []
        """;
    agent.write("full.yaml", document + "#".repeat(8 * 1024 * 1024 - document.length()));
    Outcome outcome = agent.run("validate", "--documents=full.yaml");
    assertTrue(outcome.stderr().startsWith("full.yaml:2:1: error: The document has no phases;"));
  }

  @Test
  void problemInALineOfMebibytesIsShort() throws Exception {
    String name = "x".repeat(4_000_000);
    agent.write("line.yaml", "{schemaVersion: 1.0, name: " + name + ", phase: [], phases: []}");
    Outcome outcome = agent.run("validate", "--documents=line.yaml");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.stderr().contains("Unknown key 'phase'"), "no problem");
    assertTrue(outcome.stderr().length() < 1000, "long output");
  }

  @Test
  void EX37_nestedDocumentThatVanishesFailsItsStep() throws Exception {
    agent.write("child.yaml", "schemaVersion: 1.0\nphases: [{name: build, steps: []}]\n");
    agent.write(
        "parent.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Remove
                action: DeleteFile
                inputs:
                  path: child.yaml
              - name: Nested
                action: ExecuteDocument
                inputs:
                  document: child.yaml
        """);
    Outcome outcome = agent.run("run", "--documents=parent.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(
        "ExecuteDocument: Document child.yaml does not exist.",
        Json.at(agent.log("detailedoutput.json"), "documents.0.phases.0.steps.1.failureMessage"));
  }

  private void plant(String document) throws IOException, InterruptedException {
    String head = "schemaVersion: 1.0\n";
    switch (document) {
      case "folder" -> Files.createDirectory(agent.work().resolve(document));
      case "fifo" ->
          assertEquals(0, Program.in(agent.work()).run("mkfifo", document).exitCode(), "mkfifo");
      case "large.yaml" -> agent.write(document, head + "#".repeat(9 * 1024 * 1024));
      case "latin1.yaml" ->
          Files.write(
              agent.work().resolve(document),
              (head + "name: café\n").getBytes(StandardCharsets.ISO_8859_1));
      case "nul.yaml" -> agent.write(document, head + "name: a\0b\n");
      case "bomb.yaml" -> agent.write(document, head + bomb("[%s,%s,%s,%s,%s,%s,%s,%s,%s]"));
      case "maps.yaml" ->
          agent.write(document, head + bomb("{a: %s, b: %s, c: %s, d: %s, e: %s, f: %s}"));
      case "itself.yaml" -> agent.write(document, head + "phases: &all [*all]\n");
      case "flow.yaml" -> agent.write(document, head + "phases: " + brackets());
      case "block.yaml" -> agent.write(document, head + "phases:\n  " + "- ".repeat(100_000) + "x");
      case "open.yaml" -> agent.write(document, head + "phases: " + "{a: ".repeat(100_000));
      case "deep.json" ->
          agent.write(document, "{\"schemaVersion\":\"1.0\",\"phases\":" + brackets() + "}");
      default -> assertFalse(Files.isRegularFile(agent.work().resolve(document)), document);
    }
  }

  private static String brackets() {
    return "[".repeat(100_000) + "]".repeat(100_000);
  }

  /** Each line takes the line before it several times. */
  private static String bomb(String several) {
    StringBuilder lines = new StringBuilder("a0: &a0 x\n");
    for (int line = 1; line < 12; line++) {
      String value = several.replace("%s", "*a" + (line - 1) + " ");
      lines.append("a" + line + ": &a" + line + " " + value + "\n");
    }
    return lines + "phases: *a11\n";
  }
}
