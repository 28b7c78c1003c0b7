package io.github.opentoe.agent.export;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run as suites and cases: a suite for each document, a case for each step of a selected phase. A
 * failure that is ignored is a skipped case, so that it is seen and nothing turns red.
 */
final class JUnitSuites {

  private JUnitSuites() {}

  /** What CI systems tell apart. */
  enum Kind {
    SUCCESS,
    FAILURE,
    ERROR,
    SKIPPED
  }

  /** The cases of one document. */
  record Suite(String name, Duration time, String timestamp, List<Case> cases) {

    long count(Kind kind) {
      return cases.stream().filter(one -> one.kind() == kind).count();
    }
  }

  /**
   * A case.
   *
   * @param step empty where it stands for something that is no step
   * @param message why it did not succeed
   * @param text the same at length
   */
  record Case(
      Kind kind,
      String className,
      String name,
      Optional<StepResult> step,
      String message,
      String text) {

    Duration time() {
      return step.map(one -> TimeText.between(one.startedAt(), one.endedAt()))
          .orElse(Duration.ZERO);
    }
  }

  /** All suites of a run; where it failed outside of its steps, one that says so is the first. */
  static List<Suite> of(RunReport report) {
    List<Suite> suites = new ArrayList<>();
    Map<String, Integer> names = new LinkedHashMap<>();
    for (DocumentResult document : report.documents()) {
      String name = document.name().isEmpty() ? document.filePath() : document.name();
      int number = names.merge(name, 1, Integer::sum);
      suites.add(suite(number == 1 ? name : name + " (" + number + ")", document));
    }
    boolean isExplained =
        report.isSuccess()
            || suites.stream()
                .flatMap(suite -> suite.cases().stream())
                .anyMatch(one -> one.kind() == Kind.FAILURE || one.kind() == Kind.ERROR);
    if (!isExplained) {
      suites.add(0, refusal(report));
    }
    return suites;
  }

  private static Suite suite(String name, DocumentResult document) {
    List<Case> cases = new ArrayList<>();
    for (PhaseResult phase : document.phases()) {
      if (phase.selected()) {
        phase.steps().forEach(step -> cases.add(of(name, phase, step)));
      }
    }
    return new Suite(
        name,
        TimeText.between(document.startedAt(), document.endedAt()),
        document.startedAt().map(TimeText::utc).orElse(""),
        cases);
  }

  /** A run that failed outside of its steps: a case for each file with errors, or one at all. */
  private static Suite refusal(RunReport report) {
    Map<String, List<Problem>> errors =
        report.problems().stream()
            .filter(Problem::isError)
            .collect(
                Collectors.groupingBy(
                    problem -> problem.location().file(), LinkedHashMap::new, Collectors.toList()));
    List<Case> cases = new ArrayList<>();
    errors.forEach(
        (file, found) ->
            cases.add(
                new Case(
                    Kind.ERROR,
                    "setup",
                    file.isEmpty() ? "run" : file,
                    Optional.empty(),
                    found.get(0).message(),
                    found.stream().map(Problem::text).collect(Collectors.joining("\n")))));
    if (cases.isEmpty()) {
      String reason = report.failureMessage();
      cases.add(new Case(Kind.ERROR, "setup", "run", Optional.empty(), reason, reason));
    }
    return new Suite(
        "setup",
        TimeText.between(report.startedAt(), report.endedAt()),
        report.startedAt().map(TimeText::utc).orElse(""),
        cases);
  }

  private static Case of(String document, PhaseResult phase, StepResult step) {
    String className = document + "." + phase.name();
    return switch (step.status()) {
      case SUCCESS, SUCCESS_WITH_IGNORED_FAILURE ->
          new Case(Kind.SUCCESS, className, step.name(), Optional.of(step), "", "");
      case FAILED ->
          new Case(
              Kind.FAILURE,
              className,
              step.name(),
              Optional.of(step),
              step.failureMessage(),
              explanation(phase.name(), step));
      case IGNORED_FAILURE ->
          skipped(className, step, "failed, which is ignored: " + step.failureMessage());
      case SKIPPED -> skipped(className, step, "skipped");
      case NOT_RUN -> skipped(className, step, "not run: the run ended before it");
      case RUNNING, REBOOTING ->
          new Case(
              Kind.ERROR,
              className,
              step.name(),
              Optional.of(step),
              "did not end",
              "The run was left while this step was under way.");
    };
  }

  private static Case skipped(String className, StepResult step, String message) {
    return new Case(Kind.SKIPPED, className, step.name(), Optional.of(step), message, "");
  }

  private static String explanation(String phase, StepResult step) {
    return FailedStep.of(phase, step).stream()
        .map(JUnitSuites::explanation)
        .collect(Collectors.joining("\n"));
  }

  private static String explanation(FailedStep failed) {
    FailureCard card = failed.card();
    StringBuilder text = new StringBuilder();
    String place = card.location().isKnown() ? card.location().toString() : card.document();
    text.append(failed.path()).append(" (").append(place).append(")\n");
    text.append(card.reason()).append('\n');
    card.exitCode().ifPresent(code -> text.append("exit code: ").append(code).append('\n'));
    if (!card.command().isEmpty()) {
      text.append("what was run:\n").append(card.command().indent(2));
    }
    if (!card.stderrTail().isEmpty()) {
      text.append("standard error:\n").append(String.join("\n", card.stderrTail()).indent(2));
    }
    return text.toString();
  }
}
