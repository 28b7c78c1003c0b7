package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program as it is shipped: the launcher beside its jar. */
final class Distribution {

  private Distribution() {}

  /** Unpacks it into a new folder, and returns the launcher. */
  static Path unpack(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Path launcher = Files.copy(Program.root().resolve("opentoe"), folder.resolve("opentoe"));
    if (!launcher.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + launcher);
    }
    Files.copy(Program.jar(), folder.resolve("lib/opentoe.jar"));
    return launcher;
  }
}
