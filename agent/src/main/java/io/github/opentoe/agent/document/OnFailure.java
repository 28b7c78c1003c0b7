package io.github.opentoe.agent.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a failed step means for the rest of the run (execution-and-outputs §6.3). */
public enum OnFailure {
  ABORT("Abort"),
  CONTINUE("Continue"),
  IGNORE("Ignore");

  private final String word;

  OnFailure(String word) {
    this.word = word;
  }

  /** As documents write it. */
  public String word() {
    return word;
  }

  /** The value of exactly this word. */
  public static Optional<OnFailure> named(String word) {
    return Arrays.stream(values()).filter(value -> value.word.equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(OnFailure::word).toList();
  }
}
