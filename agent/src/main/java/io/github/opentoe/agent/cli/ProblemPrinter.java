package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Severity;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows problems to people.
 *
 * <pre>
 * base.yml:12:7: error: Unknown key 'timeoutSecond'.
 *    12 |       timeoutSecond: 3
 *       |       ^
 *       hint: Did you mean 'timeoutSeconds'?
 * </pre>
 */
final class ProblemPrinter {

  private static final int GUTTER = 5;
  private static final int TAB = 4;
  private static final int BEFORE_CARET = 60;
  private static final int BEHIND_CARET = 40;

  private final SourceLines lines;
  private final Palette palette;
  private final String cutMark;

  ProblemPrinter(SourceLines lines, Surroundings surroundings) {
    this.lines = lines;
    this.palette = surroundings.errPalette();
    this.cutMark = surroundings.hasUnicode() ? "…" : "...";
  }

  /** The problem as lines, the last one with a line break too. */
  String render(Problem problem) {
    StringBuilder text = new StringBuilder();
    SourceLocation location = problem.location();
    if (location.isKnown()) {
      text.append(palette.bold(TextWidth.harmless(location.toString()) + ":")).append(' ');
    }
    text.append(word(problem.severity())).append(' ');
    text.append(palette.bold(TextWidth.harmless(problem.message()))).append('\n');
    lines.line(location).ifPresent(line -> appendSource(text, location, line));
    if (!problem.hint().isEmpty()) {
      text.append(" ".repeat(location.isKnown() ? GUTTER + 1 : 2))
          .append(palette.cyan("hint:"))
          .append(' ')
          .append(TextWidth.harmless(problem.hint()))
          .append('\n');
    }
    return text.toString();
  }

  /** How many there are of each kind, such as {@code 2 errors, 1 warning}. */
  static String count(List<Problem> problems) {
    return String.join(
        ", ",
        Stream.of(Severity.values())
            .map(severity -> count(problems, severity))
            .filter(text -> !text.isEmpty())
            .toList());
  }

  private static String count(List<Problem> problems, Severity severity) {
    long count = problems.stream().filter(problem -> problem.severity() == severity).count();
    String word = severity.word();
    return count == 0 ? "" : count + " " + word + (count == 1 ? "" : "s");
  }

  private String word(Severity severity) {
    return switch (severity) {
      case ERROR -> palette.red("error:");
      case WARNING -> palette.yellow("warning:");
      case NOTE -> palette.cyan("note:");
    };
  }

  private void appendSource(StringBuilder text, SourceLocation location, String line) {
    int length = line.codePointCount(0, line.length());
    int caret = Math.min(Math.max(location.column() - 1, 0), length);
    boolean fits = length <= BEFORE_CARET + BEHIND_CARET;
    int start = fits ? 0 : Math.max(0, caret - BEFORE_CARET);
    int end = fits ? length : Math.min(length, caret + BEHIND_CARET);
    String before = slice(line, start, caret);
    String shown = expand((start > 0 ? cutMark : "") + before);
    String behind = expand(shown, slice(line, caret, end)) + (end < length ? cutMark : "");
    String number = String.format("%" + GUTTER + "d", location.line());
    String whole = behind.stripTrailing();
    text.append(palette.dim(number + " |")).append(whole.isEmpty() ? "" : " ").append(whole);
    text.append('\n');
    text.append(palette.dim(" ".repeat(GUTTER) + " |"))
        .append(' ')
        .append(" ".repeat(TextWidth.of(shown)))
        .append(palette.red("^"))
        .append('\n');
  }

  private static String slice(String line, int start, int end) {
    int from = line.offsetByCodePoints(0, start);
    return line.substring(from, line.offsetByCodePoints(from, end - start));
  }

  private static String expand(String text) {
    return expand("", text);
  }

  /** Appends text with tabs as blanks, and anything that could steer the terminal as a mark. */
  private static String expand(String before, String text) {
    StringBuilder expanded = new StringBuilder(before);
    int width = TextWidth.of(before);
    for (int codePoint : text.codePoints().toArray()) {
      if (codePoint == '\t') {
        int blanks = TAB - width % TAB;
        expanded.append(" ".repeat(blanks));
        width += blanks;
      } else {
        int shown = TextWidth.isControl(codePoint) ? '?' : codePoint;
        expanded.appendCodePoint(shown);
        width += TextWidth.of(shown);
      }
    }
    return expanded.toString();
  }
}
