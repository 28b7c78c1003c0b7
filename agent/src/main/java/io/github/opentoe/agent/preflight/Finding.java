package io.github.opentoe.agent.preflight;

/**
 * Something about the host that may make steps fail.
 *
 * @param text what it is and what to do, in one sentence
 * @param passes whether waiting may mend it
 */
public record Finding(String text, boolean passes) {

  static Finding lasting(String text) {
    return new Finding(text, false);
  }

  static Finding passing(String text) {
    return new Finding(text, true);
  }
}
