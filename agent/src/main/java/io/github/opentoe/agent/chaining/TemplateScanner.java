package io.github.opentoe.agent.chaining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Splits text by the exact grammar of document-language §3.1, in linear time. */
final class TemplateScanner {

  private static final String OPENING = "{{";
  private static final String CLOSING = "}}";

  private final String text;
  private final List<Template.Part> parts = new ArrayList<>();
  private final Map<String, Integer> appearances = new HashMap<>();
  private int copied;

  private TemplateScanner(String text) {
    this.text = text;
  }

  static List<Template.Part> split(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    int first = text.indexOf(OPENING);
    return first < 0
        ? List.of(new Template.Literal(text))
        : new TemplateScanner(text).splitFrom(first);
  }

  private List<Template.Part> splitFrom(int first) {
    int start = first;
    while (start >= 0) {
      start = text.indexOf(OPENING, takeCandidate(start));
    }
    addLiteralUntil(text.length());
    return parts;
  }

  /** Decides about the braces at {@code start}; gives where the scan goes on. */
  private int takeCandidate(int start) {
    int inside = start + OPENING.length();
    int closing = closingBraces(inside);
    if (closing < 0) {
      return start + 1;
    }
    Optional<Reference> reference = ReferenceGrammar.parse(text.substring(inside, closing));
    if (reference.isEmpty()) {
      return start + 1;
    }
    int end = closing + CLOSING.length();
    String source = text.substring(start, end);
    // Only candidates can hold this very text, so counting them counts all its appearances.
    int occurrence = appearances.merge(source, 1, Integer::sum) - 1;
    if (standsInThreeBraces(start, end)) {
      return start + 1;
    }
    addLiteralUntil(start);
    parts.add(new Template.Hole(source, reference.get(), occurrence, isAt(start - 1, '$')));
    copied = end;
    return end;
  }

  /** Where the candidate's closing braces stand; -1 where the line or another candidate ends it. */
  private int closingBraces(int from) {
    for (int at = from; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit == '\n' || unit == '\r' || (unit == '{' && isAt(at + 1, '{'))) {
        return -1;
      }
      if (unit == '}' && isAt(at + 1, '}')) {
        return at;
      }
    }
    return -1;
  }

  private boolean standsInThreeBraces(int start, int end) {
    return isAt(start - 1, '{') && !isAt(start - 2, '{') && isAt(end, '}') && !isAt(end + 1, '}');
  }

  private boolean isAt(int index, char unit) {
    return index >= 0 && index < text.length() && text.charAt(index) == unit;
  }

  private void addLiteralUntil(int end) {
    if (end > copied) {
      parts.add(new Template.Literal(text.substring(copied, end)));
    }
  }
}
