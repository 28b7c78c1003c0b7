package io.github.opentoe.agent.condition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that begin a condition: those of the comparisons, and {@code and, or, not}. */
final class Keyword {

  static final String AND = "and";
  static final String OR = "or";
  static final String NOT = "not";

  /** All of them. */
  static final List<String> WORDS =
      Stream.concat(Operator.words().stream(), Stream.of(AND, OR, NOT)).toList();

  private Keyword() {}

  /** The keyword that a key means, in whatever letter case it is written (DL-92). */
  static Optional<String> of(String key) {
    return WORDS.stream().filter(word -> word.equalsIgnoreCase(key)).findFirst();
  }
}
