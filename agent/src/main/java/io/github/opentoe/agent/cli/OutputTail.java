package io.github.opentoe.agent.cli;

/** Remembers the last line that a step printed, however its output is cut into pieces. */
final class OutputTail {

  private static final int LONGEST = 1000;

  private String open = "";
  private String last = "";

  /** A piece of output. */
  void add(String piece) {
    String text = open + piece.substring(Math.max(0, piece.length() - LONGEST));
    int end = lastBreak(text, text.length());
    open = text.substring(end + 1);
    open = open.substring(Math.max(0, open.length() - LONGEST));
    while (end >= 0) {
      int start = lastBreak(text, end);
      String line = text.substring(start + 1, end);
      if (!line.isBlank()) {
        last = line;
        return;
      }
      end = start;
    }
  }

  /** The last line that is not blank, without terminal commands; empty before there is one. */
  String lastLine() {
    String line = open.isBlank() ? last : open;
    return TextWidth.harmless(
        line.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "").replace('\t', ' ').strip());
  }

  private static int lastBreak(String text, int before) {
    return Math.max(text.lastIndexOf('\n', before - 1), text.lastIndexOf('\r', before - 1));
  }
}
