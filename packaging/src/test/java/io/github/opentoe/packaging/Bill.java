package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bill of materials of the program under test. */
final class Bill {

  private static final Path FILE = Path.of(System.getProperty("opentoe.bom", ""));

  private Bill() {}

  /** Its JSON; skips the test where Maven was offline and made none. */
  static String json() throws IOException {
    assumeTrue(Files.isRegularFile(FILE), "Maven makes no bill of materials while it is offline");
    return Files.readString(FILE);
  }
}
