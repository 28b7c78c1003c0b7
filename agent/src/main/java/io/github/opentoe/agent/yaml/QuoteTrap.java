package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import java.util.Optional;

/** Recognises references that stand without quotes where YAML sees braces (DL-7). */
final class QuoteTrap {

  private static final String QUOTE_OPENERS = " \t-:,[{";

  private QuoteTrap() {}

  /** Whether two braces open a mapping whose key is a mapping. */
  static boolean isSprung(SourceText source, int start, Node key) {
    return key instanceof Node.Mapping inner
        && inner.flow()
        && inner.extent().start() == start + 1
        && source.text().startsWith("{{", start);
  }

  /** The problem of a value that is nothing but an unquoted reference. */
  static Problem problem(Node.Scalar reference) {
    String shown = Excerpt.of(reference.text());
    return Problem.error(
            "unquoted-reference",
            "The value " + shown + " is a mapping to YAML.",
            reference.location())
        .withHint("To fix it, put quotes around " + shown + ".");
  }

  /** The first reference of a line that is not inside quotes or a comment. */
  static Optional<String> unquotedReference(String line) {
    int at = 0;
    char before = ' ';
    while (at < line.length()) {
      char unit = line.charAt(at);
      if (unit == '#' && (before == ' ' || before == '\t')) {
        return Optional.empty();
      }
      if (line.startsWith("{{", at)) {
        int end = line.indexOf("}}", at);
        return Optional.of(Excerpt.of(line.substring(at, end < 0 ? line.length() : end + 2)));
      }
      boolean opens = (unit == '"' || unit == '\'') && QUOTE_OPENERS.indexOf(before) >= 0;
      at = opens ? closingQuote(line, at) + 1 : at + 1;
      before = unit;
    }
    return Optional.empty();
  }

  private static int closingQuote(String line, int opening) {
    char quote = line.charAt(opening);
    int at = opening + 1;
    while (at < line.length() && line.charAt(at) != quote) {
      at += quote == '"' && line.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
