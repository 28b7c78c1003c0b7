package io.github.opentoe.agent.engine;

import java.util.Optional;

/** Keeps copies of the documents of a run as they were fetched. */
public interface DocumentCopies {

  /**
   * Keeps one, unless a document of this identity was kept before: for nested documents.
   *
   * @return the name of the copy; empty where none is kept
   */
  String keep(String identity, String baseName, byte[] content);

  /**
   * Keeps one, also where the same document was kept before: for documents of the request.
   *
   * @return the name of the copy; empty where none is kept
   */
  String keepEach(String identity, String baseName, byte[] content);

  /** A copy was kept before the run was cut off. */
  void isKept(String identity, String name);

  /** The content of a copy; empty where it is gone. */
  Optional<byte[]> read(String name);

  /** Keeps none. */
  DocumentCopies NONE =
      new DocumentCopies() {
        @Override
        public String keep(String identity, String baseName, byte[] content) {
          return "";
        }

        @Override
        public String keepEach(String identity, String baseName, byte[] content) {
          return "";
        }

        @Override
        public void isKept(String identity, String name) {}

        @Override
        public Optional<byte[]> read(String name) {
          return Optional.empty();
        }
      };
}
