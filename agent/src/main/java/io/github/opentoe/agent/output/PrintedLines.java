package io.github.opentoe.agent.output;

import java.util.ArrayList;
import java.util.List;

/** Cuts what commands print into lines, as console.log does. */
final class PrintedLines {

  private static final int LONGEST = LogLines.LONGEST_LINE;
  private static final String CUT = " …[cut]";

  private final StringBuilder open = new StringBuilder();
  private boolean isCut;

  /** Takes a piece, and gives the lines that end in it. */
  List<String> take(String piece) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      keep(piece, start, end);
      lines.add(ended());
      start = end + 1;
    }
    keep(piece, start, piece.length());
    return lines;
  }

  private void keep(String piece, int start, int end) {
    int kept = Math.min(end - start, LONGEST + 1 - open.length());
    open.append(piece, start, start + kept);
    isCut |= kept < end - start;
  }

  private String ended() {
    int length = open.length();
    boolean hasReturn = !isCut && length > 0 && open.charAt(length - 1) == '\r';
    open.setLength(hasReturn ? length - 1 : length);
    boolean isLong = isCut || open.length() > LONGEST;
    if (isLong) {
      open.setLength(LONGEST);
      open.append(CUT);
    }
    String line = open.toString();
    open.setLength(0);
    isCut = false;
    return line;
  }
}
