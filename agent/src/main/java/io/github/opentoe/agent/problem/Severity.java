package io.github.opentoe.agent.problem;

import java.util.Locale;

/** How much a {@link Problem} matters: only an error makes a document invalid. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  /** As messages and reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
