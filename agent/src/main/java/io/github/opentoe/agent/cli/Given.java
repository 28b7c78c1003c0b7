package io.github.opentoe.agent.cli;

/**
 * A setting as the user wrote it.
 *
 * @param text never empty: an empty value counts as not given
 * @param origin where it was written
 */
record Given(String text, Origin origin) {

  /** Whether a flag was switched on. */
  boolean isTrue() {
    return text.equals("true");
  }
}
