package io.github.opentoe.agent.action;

/**
 * One output of an action.
 *
 * @param name the key that chaining references use
 * @param kind text or number
 * @param meaning one sentence
 */
public record Output(String name, Kind kind, String meaning) {

  /** The type of an output. */
  public enum Kind {
    TEXT,
    /** Text that keeps its last line break, unlike what commands print (RD-1). */
    EXACT_TEXT,
    NUMBER
  }

  /** A text output. */
  public static Output text(String name, String meaning) {
    return new Output(name, Kind.TEXT, meaning);
  }

  /** A text output that keeps its last line break. */
  public static Output exactText(String name, String meaning) {
    return new Output(name, Kind.EXACT_TEXT, meaning);
  }

  /** A number output. */
  public static Output number(String name, String meaning) {
    return new Output(name, Kind.NUMBER, meaning);
  }
}
