package io.github.opentoe.agent.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionReferenceTest {

  @Test
  void theTextSaysEverythingThatIsDeclared() {
    assertEquals(
        """
        Sample
          Does nothing at all.

        Platforms: linux, windows
        Inputs:    a list of mappings, one after the other, or one mapping
        Repeating: running it twice ends in the same state

        Inputs
          path  (string, required)
              Where | it is.
          force  (boolean, default yes)
              Whether to.
          times  (integer, default 3)
              How often.
          lines  (list of strings, required)
              The lines.
          variables  (mapping of strings)
              The variables.
          owner  (string)
              The owner. Not on Windows.
          pairs  (list of mappings)
              The pairs.
          pairs[].name  (string, required)
              Its name.
          pairs[].the-value  (string)
              Its value.

        Outputs
          stdout  (string)
              What it says.
          count  (number)
              How often.

        Example
          - name: Try
            action: Sample
        """,
        String.join("\n", SampleAction.reference(SampleAction.every()).lines()) + "\n");
  }

  @Test
  void theTableHasARowForEveryInput() {
    List<String> table = SampleAction.reference(SampleAction.every()).inputTable();
    assertEquals("| Input | Type | Required | Default | Meaning |", table.get(0));
    assertEquals("| `path` | string | yes |  | Where \\| it is. |", table.get(2));
    assertEquals("| `force` | boolean | no | `yes` | Whether to. |", table.get(3));
    assertEquals("| `pairs[].the-value` | string | no |  | Its value. |", table.get(10));
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
        SampleAction.reference(SampleAction.every()).outputTable());
  }

  @Test
  void anActionThatTakesAndGivesNothingSaysSo() {
    ActionReference reference =
        SampleAction.reference(
            ActionDeclaration.of("Rest", "Rests.", SampleAction.Nothing.class)
                .timing(Timeout.IGNORED));
    assertEquals(List.of("It takes no inputs."), reference.inputTable());
    assertEquals(List.of("It has no outputs."), reference.outputTable());
    assertTrue(
        reference.lines().contains("Limits:    timeoutSeconds has no effect"),
        () -> reference.lines().toString());
    assertTrue(reference.lines().contains("Inputs:    none"), () -> reference.lines().toString());
  }

  @Test
  void ASR4_aConditionIsShownAsAnOperator() {
    ActionReference reference =
        SampleAction.reference(ActionDeclaration.of("Ask", "Asks.", SampleAction.Asked.class));
    assertEquals(
        "| `<operator>` | condition | yes |  | One operator. |", reference.inputTable().get(2));
  }

  @Test
  void longSentencesAreWrappedBetweenWords() {
    String sentence = "word ".repeat(40).strip();
    List<String> lines =
        SampleAction.reference(ActionDeclaration.of("Long", sentence, SampleAction.Nothing.class))
            .lines();
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines::toString);
    assertEquals("  " + "word ".repeat(15).strip(), lines.get(1));
  }
}
