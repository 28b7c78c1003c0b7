package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Explains failed steps. */
final class Failures {

  private static final int LONGEST_MESSAGE = 4096;
  private static final int STDERR_LINES = 20;

  private Failures() {}

  /** At most 4,096 characters (execution-and-outputs §8.9). */
  static String bounded(String reason) {
    return reason.length() <= LONGEST_MESSAGE ? reason : reason.substring(0, LONGEST_MESSAGE);
  }

  static FailureCard card(
      DocumentState document, StepState step, StepRunner runner, String reason) {
    boolean muted = step.step().disableLogging();
    Optional<Attempt> attempt = runner.lastAttempt();
    Optional<CommandResult> result = attempt.flatMap(Attempt::lastResult);
    return new FailureCard(
        document.loaded().source(),
        step.plan().phase(),
        step.step().name(),
        step.step().location(),
        step.step().action(),
        runner.attempts(),
        reason,
        muted ? "" : attempt.flatMap(Attempt::lastCommand).map(Failures::shown).orElse(""),
        result.filter(ended -> ended.exitCode() >= 0).stream()
            .mapToInt(CommandResult::exitCode)
            .boxed()
            .findFirst()
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()),
        muted ? List.of() : result.map(Failures::lastLines).orElse(List.of()));
  }

  /** The card as people may see it. */
  static FailureCard masked(FailureCard card, Secrets secrets) {
    return new FailureCard(
        card.document(),
        card.phase(),
        card.step(),
        card.location(),
        card.action(),
        card.attempt(),
        secrets.mask(card.reason()),
        secrets.mask(card.command()),
        card.exitCode(),
        card.stderrTail().stream().map(secrets::mask).toList());
  }

  private static String shown(Command command) {
    return command
        .script()
        .map(script -> script.content().stripTrailing())
        .orElseGet(
            () -> String.join(" ", command.arguments().stream().map(Failures::quoted).toList()));
  }

  private static String quoted(String argument) {
    boolean plain =
        !argument.isEmpty() && argument.chars().noneMatch(unit -> " \t\n'\"$*".indexOf(unit) >= 0);
    return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static List<String> lastLines(CommandResult result) {
    List<String> lines = result.stderrTail().lines().toList();
    return lines.subList(Math.max(0, lines.size() - STDERR_LINES), lines.size());
  }

  /** The card as lines for application.log. */
  static List<String> describe(FailureCard card) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Executor: "
            + card.action()
            + " of step "
            + card.step()
            + " in phase "
            + card.phase()
            + " failed ("
            + card.location()
            + "), attempt "
            + card.attempt());
    if (!card.command().isEmpty()) {
      lines.add("Executor: Failed command: " + card.command());
    }
    card.exitCode().ifPresent(code -> lines.add("Executor: Exit code of the command: " + code));
    if (!card.stderrTail().isEmpty()) {
      lines.add("Executor: Last lines of stderr: " + String.join("\n", card.stderrTail()));
    }
    return lines;
  }
}
