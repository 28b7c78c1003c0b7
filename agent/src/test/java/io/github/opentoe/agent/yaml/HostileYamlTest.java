package io.github.opentoe.agent.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileYamlTest {

  private static final Duration BOUND = Duration.ofMinutes(2);

  /** What is linear needs a fraction of it, what is quadratic a multiple. */
  private static final Duration PROCESSOR_TIME = Duration.ofSeconds(6);

  private static final int MEBIBYTE = 1 << 20;

  private static YamlReading read(String text) {
    return quickly(() -> new YamlReader().read(new SourceText("doc.yaml", text)));
  }

  private static <T> T quickly(Supplier<T> work) {
    return assertTimeoutPreemptively(
        BOUND,
        () -> {
          ThreadMXBean clock = ManagementFactory.getThreadMXBean();
          long begin = clock.getCurrentThreadCpuTime();
          T result = work.get();
          long spent = clock.getCurrentThreadCpuTime() - begin;
          assertTrue(spent < PROCESSOR_TIME.toNanos(), () -> "took " + spent + " ns");
          return result;
        });
  }

  private static Problem firstProblem(String text) {
    YamlReading reading = read(text);
    assertFalse(reading.problems().isEmpty());
    assertTrue(reading.problems().get(0).message().length() < 500);
    return reading.problems().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "- ", "? ", "{a: ", "{\"a\":", "[{a: ["})
  void DL4_endlessNestingIsAProblem(String opening) {
    assertEquals("yaml-depth", firstProblem(opening.repeat(100_000)).id());
  }

  @Test
  void DL4_anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 30; level++) {
      String inner = "*a" + (level - 1);
      bomb.append("- &a" + level + " [" + (inner + ", ").repeat(9) + inner + "]\n");
    }
    assertEquals("yaml-alias", firstProblem(bomb.toString()).id());
  }

  @Test
  void DL4_aMergeBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a: &a {k0: 1}\n");
    for (int level = 1; level < 20_000; level++) {
      bomb.append("b" + level + ": &a {<<: *a, k" + level + ": 1}\n");
    }
    assertEquals("yaml-alias", firstProblem(bomb.toString()).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"&a [*a]", "&a {b: *a}", "&a {*a : b}", "a: &a {<<: *a}"})
  void DL4_aValueThatHoldsItselfIsAProblem(String text) {
    Problem problem = firstProblem(text);
    assertEquals("yaml-alias", problem.id());
    assertEquals(1, problem.location().line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "x ", " ", "\n", "#", "-", "'", "\"", "&", "!", "*", "%", ":", "|", "\t"})
  void DL6_oneCharacterOverAndOverEndsInTime(String unit) {
    YamlReading reading = read("a: " + unit.repeat(7 * MEBIBYTE / unit.length()));
    assertTrue(reading.problems().stream().allMatch(problem -> problem.message().length() < 500));
  }

  @Test
  void DL6_aLongLineIsReadInLinearTime() {
    StringBuilder line = new StringBuilder("[\"👋\"");
    while (line.length() < 2 * MEBIBYTE) {
      line.append(",{\"a\":1,\"b\":\"👋\"}");
    }
    YamlReading reading = read(line.append(']').toString());
    Node.Sequence root = (Node.Sequence) reading.root().orElseThrow();
    assertEquals(
        root.items().size(),
        quickly(() -> root.items().stream().filter(item -> item.location().line() == 1).count()));
  }

  @Test
  void DL3_manyKeysAreComparedInLinearTime() {
    StringBuilder text = new StringBuilder();
    for (int key = 0; key < 100_000; key++) {
      text.append("k").append(key).append(": 1\n");
    }
    assertEquals(0, read(text.toString()).problems().size());
    YamlReading twice = read(text.toString() + text);
    assertEquals("too-many-problems", twice.problems().get(1000).id());
  }
}
