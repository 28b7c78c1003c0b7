package io.github.opentoe.agent.action;

import java.io.IOException;

/** Why an object could not be found, fetched or sent; the message is ready for people. */
public final class ObjectStoreException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a caller may want to tell apart. */
  public enum Kind {
    /** There is no such object. */
    NO_SUCH_OBJECT,
    /** The object is not the one that was described any more (S3D-13). */
    CHANGED,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;

  /** A failure with its message, which names bucket and key. */
  public ObjectStoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What kind of failure this is. */
  public Kind kind() {
    return kind;
  }
}
