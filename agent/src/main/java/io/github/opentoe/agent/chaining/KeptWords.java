package io.github.opentoe.agent.chaining;

import java.util.Set;

/** Words that belong to other template languages unless a document declares them (§3.4). */
public final class KeptWords {

  private static final Set<String> TEMPLATE_KEYWORDS =
      Set.of("end", "else", "break", "continue", "endif", "endfor", "raw", "endraw");

  private KeptWords() {}

  /** Whether {@code {{ name }}} is a block keyword of the common template languages. */
  public static boolean isTemplateKeyword(String name) {
    return TEMPLATE_KEYWORDS.contains(name);
  }

  /** Whether a text holds something like {@code {{ loop.index0 }}}. */
  public static boolean looksLikeLoopReference(String text) {
    for (int at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at + 2)) {
      int word = at + 2;
      while (word < text.length() && (text.charAt(word) == ' ' || text.charAt(word) == '\t')) {
        word++;
      }
      if (text.startsWith("loop.", word)) {
        return true;
      }
    }
    return false;
  }
}
