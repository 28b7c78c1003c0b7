package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.util.ArrayList;
import java.util.List;

/** Explains failed steps to people. */
final class FailureCards {

  private static final int MOST = 5;
  private static final int MOST_LINES = 12;
  private static final int LABEL_WIDTH = 10;

  private final Palette palette;
  private final Marks marks;

  FailureCards(Palette palette, Marks marks) {
    this.palette = palette;
    this.marks = marks;
  }

  /** A card for each step whose failure made the run fail; empty without one. */
  String render(RunReport report) {
    List<FailureCard> cards = new ArrayList<>();
    collect(report, cards);
    StringBuilder text = new StringBuilder();
    for (FailureCard card : cards.subList(0, Math.min(MOST, cards.size()))) {
      append(card, text.append('\n'));
    }
    if (cards.size() > MOST) {
      text.append('\n').append(cards.size() - MOST).append(" more steps failed.\n");
    }
    return text.toString();
  }

  /** The step that failed inside a nested document says more than the step that ran it. */
  private static void collect(RunReport report, List<FailureCard> cards) {
    for (DocumentResult document : report.documents()) {
      for (PhaseResult phase : document.phases()) {
        for (StepResult step : phase.steps()) {
          if (step.status() == Status.FAILED) {
            collect(step, cards);
          }
        }
      }
    }
  }

  private static void collect(StepResult step, List<FailureCard> cards) {
    int before = cards.size();
    step.nested().orElse(List.of()).forEach(report -> collect(report, cards));
    if (cards.size() == before) {
      step.failure().ifPresent(cards::add);
    }
  }

  private void append(FailureCard card, StringBuilder text) {
    String title = marks.failed() + " Step " + card.step() + " of phase " + card.phase();
    text.append(palette.red(TextWidth.harmless(title) + " failed")).append('\n');
    line(text, "reason", card.reason());
    line(text, "at", place(card));
    line(text, "action", card.action() + (card.attempt() > 1 ? ", attempt " + card.attempt() : ""));
    line(text, "command", shortened(card.command()));
    card.exitCode().ifPresent(code -> line(text, "exit code", Integer.toString(code)));
    String label = "stderr";
    for (String line : card.stderrTail()) {
      line(text, label, line.replace("\t", "    "));
      label = "";
    }
  }

  private static String shortened(String command) {
    List<String> lines = command.lines().toList();
    return lines.size() <= MOST_LINES
        ? command
        : String.join("\n", lines.subList(0, MOST_LINES))
            + "\n… "
            + (lines.size() - MOST_LINES)
            + " more lines";
  }

  private static String place(FailureCard card) {
    SourceLocation location = card.location();
    return location.isKnown() ? location.toString() : card.document();
  }

  private void line(StringBuilder text, String label, String value) {
    boolean continues = label.isEmpty();
    for (String line : value.isEmpty() && continues ? List.of("") : value.lines().toList()) {
      String shown = TextWidth.harmless(line);
      text.append("  ").append(palette.dim(TextWidth.pad(label, LABEL_WIDTH))).append(shown);
      text.append('\n');
      label = "";
    }
  }
}
