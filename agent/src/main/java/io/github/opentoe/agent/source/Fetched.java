package io.github.opentoe.agent.source;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;

/** What came of fetching a document. */
public sealed interface Fetched {

  /** It cannot be had, for a reason that is one sentence and names the source. */
  static Fetched missing(String source, String message) {
    return new Missing(Problem.error("document-source", message, SourceLocation.of(source)));
  }

  /** It cannot be had. */
  record Missing(Problem problem) implements Fetched {}

  /**
   * Where a document was found.
   *
   * @param identity the same for every way to name it (EX-34)
   * @param baseName what copies of it are called
   * @param folder where it lies; empty where that is not a local folder
   * @param kind how logs call such a source: {@code a local path}
   */
  record Origin(String identity, String baseName, Optional<Path> folder, String kind) {}

  /** A document. */
  final class Content implements Fetched {

    private final byte[] bytes;
    private final Origin origin;

    /** A document; its bytes are not to be changed any more. */
    public Content(byte[] bytes, Origin origin) {
      this.bytes = bytes;
      this.origin = origin;
    }

    /** Its bytes; not to be changed. */
    public byte[] bytes() {
      return bytes;
    }

    /** Where it was found. */
    public Origin origin() {
      return origin;
    }
  }
}
