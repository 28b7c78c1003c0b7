package io.github.opentoe.agent.problem;

/**
 * Something wrong, or worth knowing, in a document, a configuration or an option.
 *
 * @param severity how much it matters
 * @param id a stable name for machines, such as {@code unknown-key}
 * @param message one sentence for people, without the position
 * @param location where it stands
 * @param hint what to do about it; empty where the message says it all
 */
public record Problem(
    Severity severity, String id, String message, SourceLocation location, String hint) {

  /** An error without a hint. */
  public static Problem error(String id, String message, SourceLocation location) {
    return new Problem(Severity.ERROR, id, message, location, "");
  }

  /** A warning without a hint. */
  public static Problem warning(String id, String message, SourceLocation location) {
    return new Problem(Severity.WARNING, id, message, location, "");
  }

  /** A note without a hint: the document is fine, the original may see it differently. */
  public static Problem note(String id, String message, SourceLocation location) {
    return new Problem(Severity.NOTE, id, message, location, "");
  }

  /** The same problem with advice. */
  public Problem withHint(String advice) {
    return new Problem(severity, id, message, location, advice);
  }

  /** Whether it makes its document invalid. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Message, hint and, in parentheses, the position: the form of logs and of standard output. */
  public String text() {
    String place = location.isKnown() ? " (" + location + ")" : "";
    return sentence() + place;
  }

  private String sentence() {
    if (hint.isEmpty()) {
      return message;
    }
    boolean ended = message.endsWith(".") || message.endsWith("?") || message.endsWith("!");
    String joint = Character.isLowerCase(hint.codePointAt(0)) ? "; " : ". ";
    return message + (ended ? " " : joint) + hint;
  }
}
