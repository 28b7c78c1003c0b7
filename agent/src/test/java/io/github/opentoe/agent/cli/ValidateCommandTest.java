package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {

  private static final Problem ERROR =
      Problem.error("unknown-key", "Unknown key 'timeoutSecond'.", at(2, 3))
          .withHint("Did you mean 'timeoutSeconds'?");
  private static final Problem WARNING = Problem.warning("unusual", "Odd.", at(1, 1));
  private static final Problem NOTE = Problem.note("kept-text", "Kept.", at(3, 1));

  private final Program program;

  ValidateCommandTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void EX8_7_validDocumentsAreNamedAsGiven() {
    assertEquals(0, program.run("validate", "--documents", "./doc.yaml,b.yml"));
    assertEquals("success", program.json().get("validationStatus").asText());
    assertEquals(
        "Document(s) [./doc.yaml b.yml] is/are valid.", program.json().get("message").asText());
    assertEquals(2, program.json().size());
    assertEquals("", program.err());
  }

  @Test
  void EX8_7_theMessageHoldsTheErrorsOnePerLine() {
    Problem second = Problem.error("x", "Second.", at(4, 5));
    program.agent.problems = List.of(WARNING, ERROR, NOTE, second);
    assertEquals(1, program.run("validate", "-d", "doc.yaml"));
    assertEquals("failed", program.json().get("validationStatus").asText());
    assertEquals(
        "Unknown key 'timeoutSecond'. Did you mean 'timeoutSeconds'? (doc.yaml:2:3)\n"
            + "Second. (doc.yaml:4:5)",
        program.json().get("message").asText());
  }

  @Test
  void DL28_everyProblemIsShownOnStandardErrorWithItsLine() {
    program.agent.problems = List.of(WARNING, ERROR, NOTE);
    program.agent.texts = Map.of("doc.yaml", "name: x\n  timeoutSecond: 3\nc: 1\n");
    program.run("validate", "-d", "doc.yaml");
    assertEquals(
        """
        doc.yaml:1:1: warning: Odd.
            1 | name: x
              | ^
        doc.yaml:2:3: error: Unknown key 'timeoutSecond'.
            2 |   timeoutSecond: 3
              |   ^
              hint: Did you mean 'timeoutSeconds'?
        doc.yaml:3:1: note: Kept.
            3 | c: 1
              | ^
        1 error, 1 warning, 1 note
        """,
        program.err());
  }

  @Test
  void DL29_warningsDoNotChangeTheExitCode() {
    program.agent.problems = List.of(WARNING, NOTE);
    assertEquals(0, program.run("validate", "-d", "doc.yaml"));
    assertEquals("success", program.json().get("validationStatus").asText());
  }

  @Test
  void CL21_anEmptyListIsValidWithAWarning() {
    assertEquals(0, program.run("validate", "--documents", ""));
    assertEquals("Document(s) [] is/are valid.", program.json().get("message").asText());
    assertEquals("warning: --documents: the list is empty, so nothing is checked\n", program.err());
  }

  @Test
  void documentsMustBeGiven() {
    assertEquals(1, program.run("validate"));
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("error: Specify --documents.\n"), program.err());
  }

  @Test
  void optionsReachTheRequest() {
    program.run(
        "validate",
        "--document",
        "a.yml",
        "-d",
        "b.yml",
        "--os-platforms",
        "windows,darwin",
        "--unknown-references",
        "keep",
        "--lenient-inputs",
        "--document-s3-bucket-owner",
        "123456789012",
        "-t");
    assertEquals(
        new ValidationRequest(
            List.of("a.yml", "b.yml"),
            Set.of(Platform.WINDOWS, Platform.MACOS),
            true,
            true,
            program.directory,
            Optional.of("123456789012"),
            program.environment),
        program.agent.validations.get(0));
  }

  @Test
  void DL25_thePlatformOfThisMachineIsTheDefault() {
    program.run("validate", "-d", "a.yml");
    assertEquals(Set.of(Platform.current()), program.agent.validations.get(0).platforms());
    assertFalse(program.agent.validations.get(0).keepUnknownReferences());
    assertFalse(program.agent.validations.get(0).lenientInputs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--os-platforms=linux,macos",
        "--os-platforms=Linux",
        "--os-platforms=linux,",
        "--unknown-references=x",
        "--output=xml",
        "--document-s3-bucket-owner=1",
        "--phases=build"
      })
  void CL4_wrongOptionsAreUsageErrors(String option) {
    assertEquals(1, program.run("validate", "-d", "a.yml", option));
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("error: "), program.err());
    assertTrue(program.err().endsWith("Try 'opentoe validate --help' for the options.\n"));
    assertTrue(program.agent.validations.isEmpty());
  }

  @Test
  void jsonOutputListsEveryProblemWithItsPlace() {
    Problem nowhere =
        Problem.error("missing", "Document b.yml does not exist.", SourceLocation.NONE);
    program.agent.problems = List.of(WARNING, ERROR, nowhere);
    assertEquals(1, program.run("validate", "-d", "doc.yaml,b.yml", "--output", "json"));
    JsonNode json = program.json();
    assertEquals("failed", json.get("validationStatus").asText());
    assertTrue(json.get("message").asText().contains("Unknown key"), program.out());
    assertEquals(3, json.get("problems").size());
    JsonNode error = json.get("problems").get(1);
    assertEquals("error", error.get("severity").asText());
    assertEquals("unknown-key", error.get("id").asText());
    assertEquals("Unknown key 'timeoutSecond'.", error.get("message").asText());
    assertEquals("Did you mean 'timeoutSeconds'?", error.get("hint").asText());
    assertEquals("doc.yaml", error.get("file").asText());
    assertEquals(2, error.get("line").asInt());
    assertEquals(3, error.get("column").asInt());
    assertTrue(json.get("problems").get(2).get("line").isNull());
    assertEquals("warning", json.get("problems").get(0).get("severity").asText());
  }

  @Test
  void anInternalErrorBecomesAMessageToo() {
    program.agent.validating =
        request -> {
          throw new IllegalStateException("oops");
        };
    assertEquals(1, program.run("validate", "-d", "doc.yaml"));
    assertTrue(program.json().get("message").asText().startsWith("internal error: "));
    assertFalse(program.err().contains("\tat "), program.err());
  }

  private static SourceLocation at(int line, int column) {
    return new SourceLocation("doc.yaml", line, column);
  }
}
