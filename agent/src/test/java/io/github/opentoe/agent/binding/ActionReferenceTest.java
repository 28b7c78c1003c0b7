package io.github.opentoe.agent.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionReferenceTest {

  private static final ActionReference EVERY = new ActionReference(SampleAction.every());

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
  void factsNameTypeNeedDefaultAndPlatforms() {
    assertEquals(
        List.of(
            "string, required",
            "boolean, default yes",
            "integer, default 3",
            "list of strings, required",
            "mapping of strings",
            "string, only on linux, darwin",
            "list of mappings"),
        EVERY.inputs().stream().map(InputField::facts).toList());
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
    assertEquals("timeoutSeconds has no effect", reference.timeout());
  }

  @Test
  void ASR4_aConditionIsShownAsAnOperator() {
    ActionReference reference =
        new ActionReference(ActionDeclaration.of("Ask", "Asks.", SampleAction.Asked.class));
    assertEquals(
        "| *operator* | condition | yes | | One operator. |", reference.inputTable().get(2));
    InputField condition = reference.inputs().get(0);
    assertEquals("<operator>", condition.label());
    assertEquals("condition, required", condition.facts());
  }
}
