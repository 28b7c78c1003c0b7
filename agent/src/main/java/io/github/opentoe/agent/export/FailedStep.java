package io.github.opentoe.agent.export;

import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A step that failed, and what explains it.
 *
 * @param path phase and name of the steps that led to it, and its own
 * @param step itself
 * @param card explains it
 */
record FailedStep(String path, StepResult step, FailureCard card) {

  /** Each step whose failure made the run fail; inside nested documents rather than around them. */
  static List<FailedStep> in(RunReport report) {
    List<FailedStep> found = new ArrayList<>();
    collect("", report, found);
    return found;
  }

  /** What failed in one step: it, or steps of the documents that it ran. */
  static List<FailedStep> of(String phase, StepResult step) {
    List<FailedStep> found = new ArrayList<>();
    collect(phase + "." + step.name(), step, found);
    return found;
  }

  private static void collect(String before, RunReport report, List<FailedStep> found) {
    for (DocumentResult document : report.documents()) {
      for (PhaseResult phase : document.phases()) {
        for (StepResult step : phase.steps()) {
          if (step.status() == Status.FAILED) {
            collect(before + phase.name() + "." + step.name(), step, found);
          }
        }
      }
    }
  }

  private static void collect(String path, StepResult step, List<FailedStep> found) {
    int before = found.size();
    step.nested().orElse(List.of()).forEach(nested -> collect(path + " › ", nested, found));
    if (found.size() == before) {
      step.failure().ifPresent(card -> found.add(new FailedStep(path, step, card)));
    }
  }
}
