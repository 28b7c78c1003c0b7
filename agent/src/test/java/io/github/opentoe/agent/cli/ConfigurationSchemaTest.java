package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the schema of the run configuration and its reader to one verdict. */
class ConfigurationSchemaTest {

  private static final Path FILE =
      Path.of(System.getProperty("opentoe.root", ".."), "schemas/run-config.schema.json");
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(SchemaLocation.of(FILE.toUri().toString()));
  private static final String DOCUMENTS = "\"documents\": [{\"path\": \"a.yml\"}]";

  private static boolean readerAccepts(String json) {
    Problems problems = new Problems();
    RunConfiguration read =
        new ConfigurationReader(problems).read(new SourceText("config.json", json));
    new SettingChecks(read.settings(), problems).checkValues();
    return !problems.hasErrors();
  }

  private static void check(boolean expected, String shortened) {
    String json = shortened.replace("{D", "{" + DOCUMENTS);
    assertEquals(expected, readerAccepts(json), "the reader about " + json);
    assertEquals(
        expected,
        SCHEMA.validate(json, InputFormat.JSON).isEmpty(),
        () -> "the schema about " + json + ": " + SCHEMA.validate(json, InputFormat.JSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{D}",
        "{D, \"parameters\": []}",
        "{D, \"parameters\": [{\"name\": \"Tier\", \"value\": \"\"}]}",
        "{\"documents\": [{\"path\": \"a\", \"parameters\": [{\"name\": \"a\", \"value\": \"b\"}]}]}",
        "{\"documents\": [{\"path\": \"a\", \"more\": 1}], \"unknown\": []}",
        "{D, \"phases\": \"\"}",
        "{D, \"phases\": \"build, validate\"}",
        "{D, \"executionId\": \"a/b..c/...\"}",
        "{D, \"executonId\": \"a\", \"executionId\": \"a\"}",
        "{D, \"trace\": true, \"cwIgnoreFailures\": \"false\", \"lenientInputs\": \"true\"}",
        "{D, \"rebootMode\": \"exit\", \"unknownReferences\": \"keep\"}",
        "{D, \"rebootMode\": \"\", \"unknownReferences\": \"\", \"logS3BucketOwner\": \"\"}",
        "{D, \"documentS3BucketOwner\": \"123456789012\", \"blockedActionModules\": \"A,B\"}",
        "{D, \"logDirectory\": \"/var/log\", \"stateDirectory\": \"state\"}"
      })
  void CL22_whatTheReaderAcceptsTheSchemaAcceptsToo(String json) {
    check(true, json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"documents\": []}",
        "{\"documents\": \"a.yml\"}",
        "{\"documents\": [\"a.yml\"]}",
        "{\"documents\": [{}]}",
        "{\"documents\": [{\"path\": 1}]}",
        "{\"documents\": [{\"path\": \"\"}]}",
        "{\"documents\": [{\"path\": \"a\", \"parameters\": {}}]}",
        "{D, \"parameters\": {\"Tier\": \"web\"}}",
        "{D, \"parameters\": [1]}",
        "{D, \"parameters\": [{\"value\": \"x\"}]}",
        "{D, \"parameters\": [{\"name\": \"Tier\"}]}",
        "{D, \"parameters\": [{\"name\": \"\", \"value\": \"x\"}]}",
        "{D, \"parameters\": [{\"name\": \"Tier\", \"value\": 1}]}",
        "{D, \"phases\": [\"build\"]}",
        "{D, \"phases\": \"a,,b\"}",
        "{D, \"phases\": \",\"}",
        "{D, \"phases\": \" \"}",
        "{D, \"blockedActionModules\": \"a,\"}",
        "{D, \"executionId\": null}",
        "{D, \"executionId\": \"a/../b\"}",
        "{D, \"executonId\": \".\"}",
        "{D, \"executionId\": \"a\\u0007\"}",
        "{D, \"trace\": \"yes\"}",
        "{D, \"trace\": 1}",
        "{D, \"lenientInputs\": \"\"}",
        "{D, \"rebootMode\": \"never\"}",
        "{D, \"unknownReferences\": \"Keep\"}",
        "{D, \"documentS3BucketOwner\": \"12\"}",
        "{D, \"logS3BucketOwner\": 123456789012}",
        "{D, \"logDirectory\": \"a\\u0000b\"}",
        "{D, \"cwLogGroup\": true}"
      })
  void CL26_whatTheReaderRefusesTheSchemaRefusesToo(String json) {
    check(false, json);
  }

  @Test
  void everySettingHasItsKeyInTheSchema() throws IOException {
    JsonNode properties = new ObjectMapper().readTree(FILE.toFile()).path("properties");
    Set<String> described = new TreeSet<>();
    properties.fieldNames().forEachRemaining(described::add);
    Set<String> keys = new TreeSet<>(Setting.keys());
    keys.addAll(List.of("documents", "parameters", "executonId"));
    assertEquals(keys, described);
  }
}
