package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small executables that stand in for a JDK or for Maven. */
final class Script {

  private Script() {}

  /** An executable shell script. */
  static Path write(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
    return file;
  }

  /** A folder for PATH with these tools of the machine, and nothing else. */
  static Path tools(Path folder, String... names) throws IOException {
    for (String name : names) {
      Path tool = Path.of("/usr/bin", name);
      tool = Files.exists(tool) ? tool : Path.of("/bin", name);
      if (Files.exists(tool)) {
        write(folder.resolve(name), "exec " + tool + " \"$@\"\n");
      }
    }
    return folder;
  }

  /** A JDK of this version whose java only tells how it was called. */
  static Path javaHome(Path home, String version) throws IOException {
    write(
        home.resolve("bin/java"),
        """
        for argument in "$@"; do printf '<%s>\\n' "$argument"; done
        env | grep -E '^(LC_|OPENTOE_|ot_)' | sort
        exit 0
        """);
    write(home.resolve("bin/javac"), "exit 0\n");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
