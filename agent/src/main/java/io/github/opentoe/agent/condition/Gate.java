package io.github.opentoe.agent.condition;

import java.util.Arrays;
import java.util.Optional;

/**
 * The {@code if} of a step.
 *
 * @param condition what is asked
 * @param then what happens when it holds
 * @param otherwise what happens when it does not
 */
public record Gate(Condition condition, Outcome then, Outcome otherwise) {

  /** What happens to the step. */
  public enum Outcome {
    EXECUTE("Execute"),
    SKIP("Skip"),
    ABORT("Abort");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The outcome that documents call so. */
    public static Optional<Outcome> of(String word) {
      return Arrays.stream(values()).filter(outcome -> outcome.word.equals(word)).findFirst();
    }

    /** As documents write it. */
    public String word() {
      return word;
    }
  }
}
