package io.github.opentoe.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsolidationTest {

  private static Value outputs(String key, Value value) {
    return Value.sequence(List.of(Value.mapping(Map.of(key, value))));
  }

  private static String join(boolean keepsApart, Value... iterations) {
    Consolidation consolidation = new Consolidation(keepsApart);
    for (Value iteration : iterations) {
      consolidation.add(iteration);
    }
    return consolidation.result().toJson();
  }

  @Test
  void DL79_textsAreJoinedByALineBreakInTheOrderOfTheIterations() {
    assertEquals(
        "[{\"stdout\":\"a\\nb\\nc\"}]",
        join(
            false,
            outputs("stdout", Value.text("a")),
            outputs("stdout", Value.text("b")),
            outputs("stdout", Value.text("c"))));
  }

  @Test
  void DL80_numbersAreJoinedAsTextAndListsAreConcatenated() {
    assertEquals(
        "[{\"n\":\"1\\n2\"}]",
        join(false, outputs("n", new Value.Whole(1)), outputs("n", new Value.Whole(2))));
    assertEquals(
        "[{\"n\":[1,2]}]",
        join(
            false,
            outputs("n", Value.sequence(List.of(new Value.Whole(1)))),
            outputs("n", Value.sequence(List.of(new Value.Whole(2))))));
  }

  @Test
  void DL81_shorterOutputsAddNothingAtMissingPositions() {
    assertEquals(
        "[{\"a\":\"1\"}]", join(false, Value.sequence(List.of()), outputs("a", Value.text("1"))));
    assertEquals("[]", join(false, Value.sequence(List.of())));
  }

  @Test
  void EX54_nestedRunsKeepAnElementForEachIteration() {
    assertEquals(
        "[{\"status\":\"success\"},{\"status\":\"failed\"}]",
        join(
            true,
            outputs("status", Value.text("success")),
            outputs("status", Value.text("failed"))));
  }
}
