package io.github.opentoe.agent.cli;

/** Text in lines of at most 80 columns. */
final class Paragraph {

  private static final int WIDTH = 80;

  private Paragraph() {}

  /** Appends the text, broken at blanks, with each line indented and ended. */
  static void append(StringBuilder target, int indent, String text) {
    int room = WIDTH - indent;
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int width = TextWidth.of(word);
      if (used > 0 && used + 1 + width > room) {
        target.append('\n');
        used = 0;
      }
      target.append(used == 0 ? " ".repeat(indent) : " ").append(word);
      used += width + (used == 0 ? 0 : 1);
    }
    target.append('\n');
  }
}
