package io.github.opentoe.agent.chaining;

import java.util.Set;

/** Words of other template languages that stay as they are (document-language §3.4). */
public final class KeptWords {

  private static final Set<String> KEYWORDS =
      Set.of("end", "else", "break", "continue", "endif", "endfor", "raw", "endraw");

  private KeptWords() {}

  /** Whether an undeclared name is a block keyword of a common template language. */
  public static boolean isTemplateKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  /** Whether a text holds something like {@code {{ loop.index0 }}}. */
  public static boolean looksLikeLoopReference(String text) {
    int at = text.indexOf("{{");
    while (at >= 0) {
      if (text.substring(at + 2, Math.min(text.length(), at + 80))
          .stripLeading()
          .startsWith("loop.")) {
        return true;
      }
      at = text.indexOf("{{", at + 2);
    }
    return false;
  }
}
