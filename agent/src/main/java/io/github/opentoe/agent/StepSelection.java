package io.github.opentoe.agent;

import java.util.List;
import java.util.Optional;

/**
 * The steps of a run that are to run; the others are skipped. A step is named {@code Step}, {@code
 * phase.Step} or {@code document:phase.Step}, whatever tells it apart; those of nested documents
 * cannot be named.
 *
 * @param from the first to run; empty to begin at the beginning
 * @param until the last to run; empty to go on to the end
 * @param only exactly these run; empty for no such limit, and never beside the other two
 */
public record StepSelection(Optional<String> from, Optional<String> until, List<String> only) {

  /** All steps. */
  public static final StepSelection ALL =
      new StepSelection(Optional.empty(), Optional.empty(), List.of());

  public StepSelection {
    only = List.copyOf(only);
    if (!only.isEmpty() && (from.isPresent() || until.isPresent())) {
      throw new IllegalArgumentException("either single steps or a range of them");
    }
  }

  /** A first comparison of records takes longer than the start of a short step. */
  boolean isAll() {
    return from.isEmpty() && until.isEmpty() && only.isEmpty();
  }

  /** Exactly these steps. */
  public static StepSelection only(String... steps) {
    return new StepSelection(Optional.empty(), Optional.empty(), List.of(steps));
  }

  /** This step and all that come after it. */
  public static StepSelection from(String step) {
    return new StepSelection(Optional.of(step), Optional.empty(), List.of());
  }

  /** Everything up to this step, itself included. */
  public static StepSelection until(String step) {
    return new StepSelection(Optional.empty(), Optional.of(step), List.of());
  }
}
