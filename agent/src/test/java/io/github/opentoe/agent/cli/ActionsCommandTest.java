package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.condition.BoundCondition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsCommandTest {

  /** An entry of a list of mappings. */
  record Header(@Input(value = "Name of the header.", required = true) String name) {}

  /** One input of each kind. */
  record FetchInputs(
      @Input(value = "Where from.", required = true) String source,
      @Input(value = "Waits so long.", key = "wait-seconds", byDefault = "30") int waitSeconds,
      @Input(value = "Follows links.", byDefault = "true") boolean follow,
      @Input("Tried one after the other.") List<String> mirrors,
      @Input("Added to the environment.") Map<String, String> variables,
      @Input("Sent along.") List<Header> headers,
      @Input(
              value = "Owner of the file.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<String> owner) {}

  /** A condition and nothing else. */
  record Asked(@Input(value = "One operator.", required = true) BoundCondition condition) {}

  /** No inputs at all. */
  record Nothing() {}

  private static final ActionDeclaration<?> FETCH =
      ActionDeclaration.of("FetchThing", "Fetches a thing.", FetchInputs.class)
          .list()
          .giving(
              Output.text("path", "Where it was put."),
              Output.number("size", "How many bytes it has."))
          .example("- name: Fetch\n  action: FetchThing\n");
  private static final ActionDeclaration<?> REST =
      ActionDeclaration.of("Rest", "Does nothing, for a while.", Nothing.class)
          .on(Platform.WINDOWS);

  private final Program program;

  ActionsCommandTest(@TempDir Path directory) {
    program = new Program(directory);
    program.agent.actions = List.of(REST, FETCH);
  }

  @Test
  void allActionsAreListedByNameInColumns() {
    assertEquals(0, program.run("actions"));
    assertEquals(
        """
        FetchThing  linux, windows, darwin  Fetches a thing.
        Rest        windows                 Does nothing, for a while.
        """,
        program.out());
    assertEquals("", program.err());
  }

  @Test
  void oneActionIsExplainedFromItsDeclaration() {
    assertEquals(0, program.run("actions", "FetchThing"));
    assertEquals(
        """
        FetchThing
          Fetches a thing.

        Platforms: linux, windows, darwin
        Repeating: running it twice ends in the same state
        Timeout:   timeoutSeconds limits each attempt

        Inputs: a list of mappings, or one mapping, with
          source  string, required
              Where from.
          wait-seconds  integer, default 30
              Waits so long.
          follow  boolean, default true
              Follows links.
          mirrors  list of strings
              Tried one after the other.
          variables  mapping of strings
              Added to the environment.
          headers  list of mappings
              Sent along.
              name  string, required
                  Name of the header.
          owner  string, only on linux, darwin
              Owner of the file.

        Outputs:
          path  string
              Where it was put.
          size  number
              How many bytes it has.

        Example:
          - name: Fetch
            action: FetchThing
        """,
        program.out());
  }

  @Test
  void ASR4_aConditionIsShownAsAnOperator() {
    program.agent.actions = List.of(ActionDeclaration.of("Ask", "Asks.", Asked.class));
    program.run("actions", "Ask");
    assertTrue(
        program.out().contains("  <operator>  condition, required\n      One operator.\n"),
        program.out());
  }

  @Test
  void longSentencesAreWrappedBetweenWords() {
    String sentence = "word ".repeat(40).strip();
    program.agent.actions = List.of(ActionDeclaration.of("Long", sentence, Nothing.class));
    program.run("actions", "Long");
    List<String> lines = program.out().lines().toList();
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), program.out());
    assertEquals("  " + "word ".repeat(15).strip(), lines.get(1));
  }

  @Test
  void anActionWithoutInputsAndOutputsSaysSo() {
    program.run("actions", "Rest");
    assertTrue(program.out().contains("Inputs: a mapping with\n  nothing\n"), program.out());
    assertTrue(program.out().endsWith("Outputs:\n  none\n"), program.out());
  }

  @Test
  void anUnknownActionIsRefusedWithTheNearestName() {
    assertEquals(1, program.run("actions", "FetchThings"));
    assertEquals("", program.out());
    assertEquals(
        "error: There is no action 'FetchThings'.\n  hint: Did you mean 'FetchThing'?\n",
        program.err());
    program.run("actions", "Quux");
    assertTrue(program.err().contains("'opentoe actions' lists them all."), program.err());
  }

  @Test
  void jsonHoldsTheSame() {
    assertEquals(0, program.run("actions", "--output", "json"));
    JsonNode actions = program.json().get("actions");
    assertEquals(2, actions.size());
    assertEquals(0, program.run("actions", "FetchThing", "--output=json"));
    JsonNode action = program.json();
    assertEquals(actions.get(0), action);
    assertEquals("FetchThing", action.get("name").asText());
    assertEquals("list", action.get("shape").asText());
    assertEquals(3, action.get("platforms").size());
    assertEquals(7, action.get("inputs").size());
    JsonNode wait = action.get("inputs").get(1);
    assertEquals("wait-seconds", wait.get("name").asText());
    assertEquals("integer", wait.get("type").asText());
    assertEquals("30", wait.get("default").asText());
    assertEquals(false, wait.get("required").asBoolean());
    assertTrue(action.get("inputs").get(0).get("default").isNull());
    assertEquals("name", action.get("inputs").get(5).get("inputs").get(0).get("name").asText());
    assertEquals("number", action.get("outputs").get(1).get("type").asText());
    assertTrue(action.get("example").asText().contains("FetchThing"));
  }

  @Test
  void anUnknownFormatIsAUsageError() {
    assertEquals(1, program.run("actions", "--output", "sarif"));
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("error: --output: 'sarif' is not one of text, json."));
  }
}
