package io.github.opentoe.agent.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.agent.yaml.SourceText;
import io.github.opentoe.agent.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextOrListTest {

  /** One such input. */
  record Inputs(@Input(value = "One or several.", required = true) TextOrList value) {}

  private final Problems problems = new Problems();

  private Optional<TextOrList> bind(InputTree tree) {
    var declaration = ActionDeclaration.of("Sample", "Does nothing.", Inputs.class);
    var binder =
        new InputBinder<>(
            InstalledAction.of(new SampleAction<>(declaration)),
            Set.of(Platform.LINUX),
            false,
            Optional.empty(),
            problems);
    return binder.bind(tree, 0, 1).map(Inputs::value);
  }

  private static InputTree tree(String yaml) {
    return InputTree.of(new YamlReader().read(new SourceText("x", yaml)).root().orElseThrow());
  }

  private List<String> messages() {
    return problems.sorted().stream().map(Problem::message).toList();
  }

  @Test
  void AM8_aScalarIsItsSourceText() {
    assertEquals(Optional.of(TextOrList.text("010")), bind(tree("value: 010")));
    assertEquals(Optional.of(TextOrList.text("")), bind(tree("value: ''")));
  }

  @Test
  void AM11_aSequenceIsAListOfTexts() {
    assertEquals(Optional.of(TextOrList.list(List.of("1", "b"))), bind(tree("value: [1, b]")));
    assertEquals(Optional.of(TextOrList.list(List.of())), bind(tree("value: []")));
  }

  @Test
  void AM11_itemsAreScalars() {
    assertEquals(Optional.empty(), bind(tree("value: [{a: b}]")));
    assertEquals(
        List.of("item 1 of 'value' is a mapping; put quotes around the whole item"), messages());
  }

  @Test
  void AM8_aMappingIsNeither() {
    assertEquals(Optional.empty(), bind(tree("value: {a: b}")));
    assertEquals(List.of("'value' of Sample must be a string or a list"), messages());
  }

  @Test
  void AM6_aReferenceSuppliesATextOrAList() {
    InputTree open = tree("value: '{{ Some }}'");
    assertEquals(Optional.empty(), bind(open));
    Value list = Value.sequence(List.of(Value.text("a"), Value.text("b")));
    assertEquals(
        Optional.of(TextOrList.list(List.of("a", "b"))),
        bind(open.fill(hole -> new Resolution.Found(list))));
    assertEquals(
        Optional.of(TextOrList.text("a")),
        bind(open.fill(hole -> new Resolution.Found(Value.text("a")))));
    assertEquals(List.of(), messages());
  }

  @Test
  void oneTextIsExactlyOne() {
    assertThrows(IllegalArgumentException.class, () -> new TextOrList(List.of("a", "b"), false));
  }
}
