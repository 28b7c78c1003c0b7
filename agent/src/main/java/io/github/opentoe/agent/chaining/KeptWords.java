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
}
