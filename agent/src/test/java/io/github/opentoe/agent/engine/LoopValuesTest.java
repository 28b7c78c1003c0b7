package io.github.opentoe.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.document.Loop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopValuesTest {

  private static List<String> count(long start, long end, long updateBy) {
    List<String> values = new ArrayList<>();
    Iterator<String> counting = LoopValues.counting(new Loop.Count(start, end, updateBy));
    while (counting.hasNext()) {
      values.add(counting.next());
    }
    return values;
  }

  @Test
  void DL67_bothBoundsAreVisited() {
    assertEquals(List.of("1", "4", "7", "10"), count(1, 10, 3));
    assertEquals(List.of("5", "3", "1"), count(5, 1, -2));
    assertEquals(List.of("4"), count(4, 4, 9));
    assertEquals(List.of("1", "3"), count(1, 4, 2));
  }

  @Test
  void DL69_theEndOfTheNumbersIsNotAnEndlessLoop() {
    assertEquals(
        List.of(Long.toString(Long.MAX_VALUE - 1), Long.toString(Long.MAX_VALUE)),
        count(Long.MAX_VALUE - 1, Long.MAX_VALUE, 1));
    assertEquals(List.of(Long.toString(Long.MIN_VALUE)), count(Long.MIN_VALUE, Long.MIN_VALUE, -1));
    assertEquals(List.of("0"), count(0, Long.MAX_VALUE - 1, Long.MAX_VALUE));
  }

  @Test
  void DL71_itemsAreNotTrimmedAndEmptyOnesStay() {
    assertEquals(List.of("a", "", "b"), LoopValues.split("a,,b", ','));
    assertEquals(List.of("a", ""), LoopValues.split("a,", ','));
    assertEquals(List.of("", "a"), LoopValues.split(",a", ','));
    assertEquals(List.of(" a ", " b"), LoopValues.split(" a , b", ','));
    assertEquals(List.of("x y", "z"), LoopValues.split("x y-z", '-'));
  }

  @Test
  void DL71_anEmptyTextGivesNoIteration() {
    assertEquals(List.of(), LoopValues.split("", ','));
  }

  @Test
  void DL71_linesLoseTheCarriageReturnOnlyWithTheLineDelimiter() {
    assertEquals(List.of("p", "q"), LoopValues.split("p\r\nq", '\n'));
    assertEquals(List.of("p\r", "q\r"), LoopValues.split("p\r,q\r", ','));
  }
}
