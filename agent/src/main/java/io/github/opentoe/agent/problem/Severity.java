package io.github.opentoe.agent.problem;

/** How much a {@link Problem} matters: only an error makes a document invalid. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
