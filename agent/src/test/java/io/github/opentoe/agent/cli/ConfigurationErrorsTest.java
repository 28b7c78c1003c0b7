package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationErrorsTest {

  private static final String DOCUMENTS = "\"documents\": [{\"path\": \"a.yml\"}]";

  private final Program program;

  ConfigurationErrorsTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                            | the file must be an object, not an array | 1:1",
        "{}                            | 'documents' is missing | 1:1",
        "{\"documents\": []}           | 'documents' is empty | 1:15",
        "{\"documents\": \"a.yml\"}    | 'documents' must be an array, not a string | 1:15",
        "{\"documents\": [\"a.yml\"]}  | each of 'documents' must be an object, not a string |"
            + " 1:16",
        "{\"documents\": [{}]}         | this document has no 'path' | 1:16",
        "{\"documents\": [{\"path\": 1}]} | 'path' must be a string, not a number | 1:25",
        "{\"documents\": [{\"path\": \"\"}]} | 'path' is empty | 1:25",
        "{D, \"phases\": [\"build\"]}  | 'phases' must be a string, not an array | 1:46",
        "{D, \"executionId\": null}     | 'executionId' must be a string, not null | 1:51",
        "{D, \"trace\": \"yes\"}        | 'trace' must be true or false, not a string | 1:45",
        "{D, \"trace\": 1}              | 'trace' must be true or false, not a number | 1:45",
        "{D, \"parameters\": {}}        | 'parameters' must be an array, not an object | 1:50",
        "{D, \"parameters\": [1]}       | each of 'parameters' must be an object, not a number |"
            + " 1:51",
        "{D, \"parameters\": [{\"value\": \"x\"}]} | this parameter has no 'name' | 1:51",
        "{D, \"parameters\": [{\"name\": \"Tier\"}]} | this parameter has no 'value' | 1:51",
        "{D, \"parameters\": [{\"name\": \"Tier\", \"value\": 1}]} | 'value' must be a string, not"
            + " a number | 1:77",
        "{D, \"phases\": \"a,,b\"}      | 'phases': 'a,,b' has an empty item. Write the items with"
            + " single commas between them. | 1:46",
        "{D, \"rebootMode\": \"never\"} | 'rebootMode': 'never' is not one of auto, exit, system. |"
            + " 1:50",
        "{D, \"documentS3BucketOwner\": \"12\"} | 'documentS3BucketOwner': '12' is no account id:"
            + " those have 12 digits | 1:61",
        "{D, \"logS3KeyPrefix\": \"x\"} | 'logS3KeyPrefix': has no effect without 'logS3BucketName'"
            + " | 1:54",
        "{D, \"executonId\": \"a\", \"executionId\": \"b\"} | 'executonId': 'executionId' is here"
            + " too, with another value: give one of them | 1:50",
        "{D, \"logDirectory\": \"a\\u0000b\"} | 'logDirectory': 'a\u0000b' is not a path | 1:52",
        "{D, \"executionId\": \"a/../b\"} | 'executionId': the execution id must not contain the"
            + " segment '..' | 1:51",
        "{D, \"phases\": \"a\", \"phases\": \"b\"} | the key 'phases' is given twice, first in line"
            + " 1 | 1:51",
        "{D} x                         | there is text after its end | 1:36",
        "{D}{}                         | there is text after its end | 1:35"
      })
  void CL26_mistakesAreSetupErrorsWithTheirPosition(String json, String reason, String position) {
    program.file("run.json", json.replace("{D", "{" + DOCUMENTS));
    assertEquals(1, program.run("run", "--config", "run.json"));
    assertEquals(
        "Configuration file run.json is not valid: " + reason + " (run.json:" + position + ")",
        program.json().get("failureMessage").asText());
    assertTrue(program.err().startsWith("run.json:" + position + ": error: "), program.err());
    assertTrue(program.agent.runs.isEmpty());
  }

  @Test
  void CL26_brokenSyntaxIsNamedWithItsPosition() {
    program.file("run.json", "{\n  \"documents\": [}\n");
    assertEquals(1, program.run("run", "--config", "run.json"));
    String message = program.json().get("failureMessage").asText();
    assertTrue(
        message.startsWith("Configuration file run.json is not valid: Unexpected close marker '}'"),
        message);
    assertTrue(message.endsWith(" (run.json:2:17)"), message);
    assertFalse(message.contains("Source"), message);
    program.file("run.json", "{" + DOCUMENTS);
    assertEquals(1, program.run("run", "--config", "run.json"));
    String unended = program.json().get("failureMessage").asText();
    assertTrue(unended.endsWith("Unexpected end-of-input (run.json:1:34)"), unended);
    program.file("run.json", "[".repeat(5000));
    assertEquals(1, program.run("run", "--config", "run.json"));
    assertTrue(
        program
            .json()
            .get("failureMessage")
            .asText()
            .contains("Document nesting depth (1001) exceeds the maximum allowed (1000)"),
        program.out());
    program.file("run.json", "");
    assertEquals(1, program.run("run", "--config", "run.json"));
    assertEquals(
        "Configuration file run.json is not valid: it is empty (run.json:1:1)",
        program.json().get("failureMessage").asText());
  }

  @Test
  void CL26_allMistakesAreShownInTheOrderOfTheText() {
    program.file(
        "run.json", "{\n\"trace\": 1,\n\"documents\": [{}],\n\"phases\": 2,\n\"phases\": 3}");
    program.run("run", "--config", "run.json");
    assertEquals(
        List.of("run.json:2:10:", "run.json:3:15:", "run.json:4:11:", "run.json:5:1:"),
        program
            .err()
            .lines()
            .filter(line -> line.startsWith("run.json"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList());
  }

  @Test
  void CL27_aRepeatedNameIsAnErrorAtItsSecondPlace() {
    program.file(
        "run.json",
        "{"
            + DOCUMENTS
            + ", \"parameters\": [\n"
            + "{\"name\": \"Tier\", \"value\": \"a\"},\n"
            + "{\"name\": \"Tier\", \"value\": \"b\"}]}");
    program.run("run", "--config", "run.json");
    assertEquals(
        "Configuration file run.json is not valid: the parameter 'Tier' is given twice in this"
            + " list (run.json:3:10)",
        program.json().get("failureMessage").asText());
  }

  @Test
  void columnsCountCodePoints() {
    program.file("run.json", "{\"😀\": 1, \"phases\": 2, " + DOCUMENTS + "}");
    program.run("run", "--config", "run.json");
    assertTrue(program.err().contains("run.json:1:20: error: "), program.err());
  }

  @Test
  void filesThatCannotBeReadAreSetupErrors() throws IOException {
    assertEquals("it does not exist", reasonFor("absent.json"));
    Files.createDirectory(program.directory.resolve("folder.json"));
    assertEquals("it is not a regular file", reasonFor("folder.json"));
    Files.write(
        program.directory.resolve("latin.json"),
        "{\"ü\": 1}".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("it is not valid UTF-8", reasonFor("latin.json"));
    assertEquals(
        "it cannot be downloaded: 's3:///run.json' names no object in S3: its form is"
            + " s3://<bucket>/<key>.",
        reasonFor("s3:///run.json"));
  }

  @Test
  void CL10_anOptionWithoutItsCompanionInFileOrOptionsIsAUsageError() {
    program.file("run.json", "{" + DOCUMENTS + "}");
    assertEquals(1, program.run("run", "--config", "run.json", "--log-s3-key-prefix", "x"));
    assertEquals("", program.out());
    assertTrue(program.err().contains("--log-s3-key-prefix: has no effect without"));
  }

  private String reasonFor(String name) {
    assertEquals(1, program.run("run", "--config", name));
    String message = program.json().get("failureMessage").asText();
    String start = "Configuration file " + name + " is not valid: ";
    assertTrue(message.startsWith(start), message);
    return message.substring(start.length());
  }
}
