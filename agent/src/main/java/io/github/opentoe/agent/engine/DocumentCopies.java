package io.github.opentoe.agent.engine;

/** Keeps copies of the documents of a run as they were fetched. */
public interface DocumentCopies {

  /** Keeps one, unless a document of this identity was kept before: for nested documents. */
  void keep(String identity, String baseName, byte[] content);

  /** Keeps one, also where the same document was kept before: for documents of the request. */
  void keepEach(String identity, String baseName, byte[] content);

  /** Keeps none. */
  DocumentCopies NONE =
      new DocumentCopies() {
        @Override
        public void keep(String identity, String baseName, byte[] content) {}

        @Override
        public void keepEach(String identity, String baseName, byte[] content) {}
      };
}
