package io.github.opentoe.agent.action;

/** Takes what an action module finds wrong with bound inputs. */
public interface InputCheck {

  /** The platform the inputs are checked for. */
  Platform platform();

  /** Whether the author wrote this key with a value other than null. */
  boolean isGiven(String key);

  /** An error; {@code key} says where to point, and may be empty for the whole set of inputs. */
  void error(String key, String message);

  /** A warning at a key. */
  void warning(String key, String message);

  /** A note at a key: fine here, but the original may see it differently. */
  void note(String key, String message);
}
