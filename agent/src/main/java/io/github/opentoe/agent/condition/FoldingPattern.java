package io.github.opentoe.agent.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** RE2 patterns that ignore letter case and match anywhere (document-language §5.6). */
final class FoldingPattern {

  private static final int LONGEST_DETAIL = 300;
  private static final String TOO_DEEP = "expression nests too deeply";

  private FoldingPattern() {}

  /** What is wrong with a pattern, in the words of the engine. */
  static Optional<String> complaint(Side pattern) {
    return defect(pattern).map(FoldingPattern::worded);
  }

  /**
   * Looks for a pattern without complaint in a text.
   *
   * @param comparison how the result is described
   */
  static Finding find(Side pattern, Side text, String comparison) {
    try {
      Pattern compiled = Pattern.compile(pattern.text(), Pattern.CASE_INSENSITIVE);
      return Finding.of(compiled.matcher(text.text()).find(), comparison);
    } catch (StackOverflowError e) {
      return Finding.unknown(worded(TOO_DEEP));
    }
  }

  private static Optional<String> defect(Side pattern) {
    Optional<String> excess = PatternSize.complaint(pattern.text());
    if (excess.isPresent()) {
      return excess;
    }
    try {
      // Without flags, which the engine would write into the pattern that it quotes.
      Pattern.compile(pattern.text());
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      String quote = pattern.isMasked() ? "" : ": `" + e.getPattern() + "`";
      return Optional.of(e.getDescription() + quote);
    } catch (StackOverflowError e) {
      return Optional.of(TOO_DEEP);
    }
  }

  private static String worded(String defect) {
    return "'"
        + Operator.PATTERN_MATCHES.word()
        + "' has an invalid pattern: "
        + Excerpt.of(defect, LONGEST_DETAIL)
        + ".";
  }
}
