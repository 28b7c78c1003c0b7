package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of its own on another file system than the temporary folders of tests. */
final class OtherFileSystem implements AutoCloseable {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  final Path folder;

  private OtherFileSystem(Path folder) {
    this.folder = folder;
  }

  /** Skips the test where there is only one file system. */
  static OtherFileSystem than(Path first) throws IOException {
    assumeTrue(Files.isWritable(SHARED_MEMORY), "needs /dev/shm");
    assumeFalse(
        Files.getFileStore(SHARED_MEMORY).equals(Files.getFileStore(first)),
        "needs a second file system");
    return new OtherFileSystem(Files.createTempDirectory(SHARED_MEMORY, "opentoe"));
  }

  String at(String path) {
    return folder.resolve(path).toString();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
