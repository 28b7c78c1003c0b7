package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.DocumentRequest;
import io.github.opentoe.agent.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  private static final String DOCUMENTS = "\"documents\": [{\"path\": \"a.yml\"}]";

  private final Program program;

  ConfigurationTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void everyKeyReachesTheRequest() {
    RunRequest request =
        request(
            """
            {
              "documents": [
                {"path": "a,b.yml", "parameters": [{"name": "Tier", "value": ""}]},
                {"path": "s3://cfg/app.yml"}
              ],
              "parameters": [{"name": "Owner", "value": "ops"}],
              "phases": "build,validate",
              "executionId": "cfg-1",
              "logDirectory": "logs",
              "stateDirectory": "state",
              "trace": true,
              "blockedActionModules": "Reboot",
              "rebootMode": "exit",
              "unknownReferences": "keep",
              "lenientInputs": "true",
              "cwIgnoreFailures": "false",
              "documentS3BucketOwner": "123456789012"
            }
            """);
    assertEquals(
        List.of(
            new DocumentRequest("a,b.yml", Map.of("Tier", "")),
            DocumentRequest.of("s3://cfg/app.yml")),
        request.documents());
    assertEquals(Map.of("Owner", "ops"), request.parameters());
    assertEquals(Set.of("build", "validate"), request.phases());
    assertEquals("cfg-1", request.executionId());
    assertEquals(Optional.of(program.directory.resolve("logs")), request.logDirectory());
    assertEquals(Optional.of(program.directory.resolve("state")), request.stateDirectory());
    assertTrue(request.trace().isPresent());
    assertEquals(Set.of("Reboot"), request.blockedActions());
    assertTrue(request.keepUnknownReferences());
    assertTrue(request.lenientInputs());
    assertEquals("", program.err());
  }

  @Test
  void CL22_optionsWinOverKeys() {
    RunRequest request =
        request(
            "{" + DOCUMENTS + ", \"phases\": \"build\", \"executionId\": \"cfg\", \"trace\": true}",
            "--phases",
            "validate",
            "-i",
            "opt",
            "--trace=false");
    assertEquals(Set.of("validate"), request.phases());
    assertEquals("opt", request.executionId());
    assertTrue(request.trace().isEmpty());
  }

  @Test
  void CL25_unknownKeysAreWarningsWithTheNearestName() {
    RunRequest request =
        request("{" + DOCUMENTS + ",\n  \"phase\": \"build\",\n  \"zzz\": {\"a\": [1]}\n}");
    assertEquals(Set.of(), request.phases());
    assertEquals(
        "run.json:2:3: warning: Configuration file run.json: the unknown key 'phase' is ignored.\n"
            + "    2 |   \"phase\": \"build\",\n"
            + "      |   ^\n"
            + "      hint: Did you mean 'phases'?\n"
            + "run.json:3:3: warning: Configuration file run.json: the unknown key 'zzz' is"
            + " ignored.\n"
            + "    3 |   \"zzz\": {\"a\": [1]}\n"
            + "      |   ^\n",
        program.err());
  }

  @Test
  void CL25_unknownKeysInsideDocumentsAndParametersAreWarningsToo() {
    request(
        "{\"documents\": [{\"path\": \"a.yml\", \"paths\": 1, \"parameters\":"
            + " [{\"name\": \"Tier\", \"value\": \"x\", \"type\": \"string\"}]}]}");
    assertEquals(2, program.err().lines().filter(line -> line.contains("is ignored.")).count());
  }

  @Test
  void theMisspelledIdOfTheGuideIsAnAlias() {
    assertEquals("x", request("{" + DOCUMENTS + ", \"executonId\": \"x\"}").executionId());
    String both = ", \"executionId\": \"x\", \"executonId\": \"x\"}";
    assertEquals("x", request("{" + DOCUMENTS + both).executionId());
  }

  @Test
  void emptyTextsCountAsNotGiven() {
    RunRequest request =
        request("{" + DOCUMENTS + ", \"phases\": \"\", \"logS3BucketName\": \"\"}");
    assertEquals(Set.of(), request.phases());
    assertEquals("", program.err());
  }

  @Test
  void aByteOrderMarkIsNoMistake() {
    assertEquals(1, request("\ufeff{" + DOCUMENTS + "}").documents().size());
  }

  @Test
  void aNameWithoutJsonIsAWarning() {
    program.file("run.cfg", "{" + DOCUMENTS + "}");
    assertEquals(0, program.run("run", "--config", "run.cfg"));
    assertEquals(
        "warning: Configuration file run.cfg: its name should end in '.json'\n", program.err());
  }

  private RunRequest request(String json, String... options) {
    program.file("run.json", json);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "run";
    arguments[1] = "--config";
    arguments[2] = "run.json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    program.agent.runs.clear();
    assertEquals(0, program.run(arguments), program.err());
    return program.agent.runs.get(0);
  }
}
