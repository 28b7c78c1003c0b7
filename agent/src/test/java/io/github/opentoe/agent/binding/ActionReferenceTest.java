package io.github.opentoe.agent.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionReferenceTest {

  private static final ActionReference EVERY = new ActionReference(SampleAction.every());

  @Test
  void theTextSaysEverythingThatIsDeclared() {
    assertEquals(
        """
        Sample
          Does nothing at all.

        Platforms: linux, windows
        Repeating: running it twice ends in the same state
        Timeout:   timeoutSeconds limits each attempt

        Inputs: a list of mappings, or one mapping, with
          path  string, required
              Where | it is.
          force  boolean, default yes
              Whether to.
          times  integer, default 3
              How often.
          lines  list of strings, required
              The lines.
          variables  mapping of strings
              The variables.
          owner  string, only on linux, darwin
              The owner.
          pairs  list of mappings
              The pairs.
              name  string, required
                  Its name.
              the-value  string
                  Its value.

        Outputs:
          stdout  string
              What it says.
          count  number
              How often.

        Example:
          - name: Try
            action: Sample
        """,
        String.join("\n", EVERY.lines()) + "\n");
  }

  @Test
  void theTableHasARowForEveryInput() {
    List<String> table = EVERY.inputTable();
    assertEquals("| Input | Type | Required | Default | Meaning |", table.get(0));
    assertEquals("| `path` | string | yes | | Where \\| it is. |", table.get(2));
    assertEquals("| `force` | boolean | no | `yes` | Whether to. |", table.get(3));
    assertEquals("| `owner` | string | no | | The owner. Only on linux, darwin. |", table.get(7));
    assertEquals("| `pairs[].the-value` | string | no | | Its value. |", table.get(10));
    assertEquals(11, table.size());
  }

  @Test
  void outputsAreATableToo() {
    assertEquals(
        List.of(
            "| Output | Type | Meaning |",
            "|---|---|---|",
            "| `stdout` | string | What it says. |",
            "| `count` | number | How often. |"),
        EVERY.outputTable());
  }

  @Test
  void anActionThatTakesAndGivesNothingSaysSo() {
    ActionReference reference =
        new ActionReference(
            ActionDeclaration.of("Rest", "Rests.", SampleAction.Nothing.class)
                .timing(Timeout.IGNORED));
    assertEquals(List.of("It takes no inputs."), reference.inputTable());
    assertEquals(List.of("It has no outputs."), reference.outputTable());
    List<String> expected =
        List.of("Timeout:   timeoutSeconds has no effect", "Inputs: none", "Outputs: none");
    assertTrue(reference.lines().containsAll(expected), () -> reference.lines().toString());
  }

  @Test
  void ASR4_aConditionIsShownAsAnOperator() {
    ActionReference reference =
        new ActionReference(ActionDeclaration.of("Ask", "Asks.", SampleAction.Asked.class));
    assertEquals(
        "| *operator* | condition | yes | | One operator. |", reference.inputTable().get(2));
    assertTrue(reference.lines().contains("  <operator>  condition, required"));
  }

  @Test
  void longSentencesAreWrappedBetweenWords() {
    String sentence = "word ".repeat(40).strip();
    List<String> lines =
        new ActionReference(ActionDeclaration.of("Long", sentence, SampleAction.Nothing.class))
            .lines();
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines::toString);
    assertEquals("  " + "word ".repeat(15).strip(), lines.get(1));
  }
}
