package io.github.opentoe.agent.state;

/** What a state directory holds. */
public sealed interface Found {

  /** No run that has not ended. */
  record Nothing() implements Found {}

  /**
   * Something that cannot be gone on with.
   *
   * @param reason why, for the middle of a sentence
   */
  record Unusable(String reason) implements Found {}

  /**
   * A run that has not ended.
   *
   * @param lines of steps.jsonl that count, without the first
   * @param length of the part of steps.jsonl that counts; what is behind it was never finished
   */
  record Saved(SavedRun run, long lines, long length) implements Found {}
}
