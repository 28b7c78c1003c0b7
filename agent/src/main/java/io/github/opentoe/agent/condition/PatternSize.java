package io.github.opentoe.agent.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The limit of Go's engine that the Java one lacks: what nested repetitions multiply to. Without it
 * a short pattern could take all memory.
 */
final class PatternSize {

  private static final int MOST_REPETITIONS = 1000;
  private static final int LONGEST_COUNT = 4;
  private static final int LONGEST_REPETITION = "{1000,1000}".length();

  private final String pattern;
  private final Deque<Integer> outerGroups = new ArrayDeque<>();
  private int at;
  private int inGroup = 1;
  private int inAtom = 1;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  /** The repetition that is too much; everything else about a pattern is left to the engine. */
  static Optional<String> complaint(String pattern) {
    PatternSize size = new PatternSize(pattern);
    Optional<String> found = Optional.empty();
    while (found.isEmpty() && size.at < pattern.length()) {
      found = size.step();
    }
    return found;
  }

  private Optional<String> step() {
    switch (pattern.charAt(at)) {
      case '\\' -> skipEscape();
      case '[' -> skipClass();
      case '(' -> {
        outerGroups.push(inGroup);
        inGroup = 1;
        at++;
      }
      case ')' -> {
        inAtom = inGroup;
        inGroup = Math.max(outerGroups.isEmpty() ? 1 : outerGroups.pop(), inAtom);
        at++;
      }
      case '{' -> {
        return repetition();
      }
      case '*', '+', '?' -> at++;
      default -> endAtom(at + 1);
    }
    return Optional.empty();
  }

  private Optional<String> repetition() {
    int reach = Math.min(pattern.length(), at + LONGEST_REPETITION);
    int length = pattern.substring(at, reach).indexOf('}');
    int count = length < 0 ? -1 : count(pattern.substring(at + 1, at + length));
    if (count < 0) {
      endAtom(at + 1);
      return Optional.empty();
    }
    inAtom *= Math.max(1, count);
    inGroup = Math.max(inGroup, inAtom);
    String written = pattern.substring(at, at + length + 1);
    at += length + 1;
    return inAtom > MOST_REPETITIONS
        ? Optional.of("invalid repeat count: `" + written + "`")
        : Optional.empty();
  }

  /** How often {@code n}, {@code n,} or {@code n,m} repeats at least; -1 for other text. */
  private static int count(String range) {
    int comma = range.indexOf(',');
    int least = number(comma < 0 ? range : range.substring(0, comma));
    if (comma < 0 || comma == range.length() - 1) {
      return least;
    }
    int most = number(range.substring(comma + 1));
    return least < 0 ? -1 : most;
  }

  private static int number(String digits) {
    boolean isCount =
        !digits.isEmpty()
            && digits.length() <= LONGEST_COUNT
            && digits.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    return isCount ? Integer.parseInt(digits) : -1;
  }

  private void skipEscape() {
    int kind = at + 1 < pattern.length() ? pattern.charAt(at + 1) : '\\';
    int end = at + 2;
    if (kind == 'Q') {
      end = behind("\\E", end);
    } else if ("xpP".indexOf(kind) >= 0 && pattern.startsWith("{", end)) {
      end = behind("}", end);
    }
    endAtom(end);
  }

  private void skipClass() {
    int end = pattern.startsWith("^", at + 1) ? at + 2 : at + 1;
    end = pattern.startsWith("]", end) ? end + 1 : end;
    while (end < pattern.length() && pattern.charAt(end) != ']') {
      if (pattern.startsWith("[:", end)) {
        end = pattern.indexOf(":]", end) > 0 ? behind(":]", end) : end + 1;
      } else {
        end += pattern.charAt(end) == '\\' ? 2 : 1;
      }
    }
    endAtom(end + 1);
  }

  private int behind(String mark, int from) {
    int found = pattern.indexOf(mark, from);
    return found < 0 ? pattern.length() : found + mark.length();
  }

  private void endAtom(int end) {
    inAtom = 1;
    at = Math.min(end, pattern.length());
  }
}
