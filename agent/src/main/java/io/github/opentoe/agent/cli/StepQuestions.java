package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.report.StepApproval;
import java.util.Locale;
import java.util.Optional;

/** Asks a person before each step. */
final class StepQuestions implements StepApproval {

  private static final int INDENT = 4;

  private final Screen screen;
  private final Palette palette;
  private final TypedLines lines;
  private final Cancellation cancellation;
  private final Runnable answered;
  private boolean asksNoMore;

  /**
   * @param cancellation ends the waiting for an answer
   * @param answered is called after each answer
   */
  StepQuestions(
      Screen screen, Surroundings surroundings, Cancellation cancellation, Runnable answered) {
    this.screen = screen;
    this.palette = surroundings.errPalette();
    this.lines = new TypedLines(surroundings.in());
    this.cancellation = cancellation;
    this.answered = answered;
  }

  @Override
  public Answer ask(Question question) {
    if (asksNoMore) {
      return Answer.RUN;
    }
    lines.discard();
    screen.ask(text(question));
    Optional<Answer> answer = Optional.empty();
    while (answer.isEmpty()) {
      Optional<String> line = lines.next(cancellation);
      answer = line.isEmpty() ? Optional.of(Answer.QUIT) : meaning(line.get());
      if (answer.isEmpty()) {
        screen.ask(" ".repeat(indent(question)) + "Type y, n, a or q: ");
      } else {
        screen.answered(line.isPresent());
      }
    }
    answered.run();
    return answer.get();
  }

  private Optional<Answer> meaning(String line) {
    String word = line.toLowerCase(Locale.ROOT);
    asksNoMore = word.equals("a") || word.equals("all");
    return switch (word) {
      case "", "y", "yes", "a", "all" -> Optional.of(Answer.RUN);
      case "n", "no" -> Optional.of(Answer.SKIP);
      case "q", "quit" -> Optional.of(Answer.QUIT);
      default -> Optional.empty();
    };
  }

  private String text(Question question) {
    String margin = " ".repeat(indent(question));
    String place = question.location().file() + ":" + question.location().line();
    return margin
        + palette.bold(TextWidth.harmless(question.phase() + "." + question.step()))
        + "  "
        + question.action()
        + "  "
        + TextWidth.harmless(place)
        + "\n"
        + margin
        + "Run it? [Y]es, [n]o, [a]ll, [q]uit: ";
  }

  private static int indent(Question question) {
    return INDENT * (question.depth() + 1);
  }
}
