package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Platform;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the program of a command before anything is started (BIN-1, BIN-4, BIN-5). */
final class ProgramLookup {

  static final String NO_SUCH_FILE = "no such file or directory";
  static final String PERMISSION_DENIED = "permission denied";

  private static final String USUAL_PATH = "/usr/bin:/bin";
  private static final String USUAL_EXTENSIONS = ".COM;.EXE;.BAT;.CMD";

  private final Path workingDirectory;
  private final Map<String, String> environment;
  private final Platform platform;

  ProgramLookup(Path workingDirectory, Map<String, String> environment, Platform platform) {
    this.workingDirectory = workingDirectory;
    this.environment = environment;
    this.platform = platform;
  }

  /**
   * Finds it: a name in the folders of PATH, never in the working directory; anything with a
   * separator as a path from the working directory on.
   */
  Program find(String name) {
    try {
      return hasSeparator(name) ? inspect(name, workingDirectory.resolve(name)) : search(name);
    } catch (InvalidPathException e) {
      return new Program.Missing(NO_SUCH_FILE);
    }
  }

  private Program search(String name) {
    Program best = new Program.Missing(NO_SUCH_FILE);
    if (name.isEmpty()) {
      return best;
    }
    for (String folder : split(variable("PATH", USUAL_PATH), File.pathSeparatorChar)) {
      Path path = Path.of(folder);
      // An empty or relative entry would mean the working directory.
      if (path.isAbsolute()) {
        Path candidate = path.resolve(name);
        Program program = inspect(candidate.toString(), candidate);
        if (program instanceof Program.Found) {
          return program;
        }
        if (Files.isRegularFile(candidate)) {
          best = program;
        }
      }
    }
    return best;
  }

  private Program inspect(String name, Path path) {
    if (platform == Platform.WINDOWS) {
      return inspectOnWindows(name, path);
    }
    if (!Files.exists(path)) {
      return new Program.Missing(NO_SUCH_FILE);
    }
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      return new Program.Missing(PERMISSION_DENIED);
    }
    return switch (ProgramFile.kindOf(path, workingDirectory)) {
      case STARTABLE -> new Program.Found(List.of(name), false);
      case PLAIN_TEXT -> new Program.Found(List.of("/bin/sh", name), true);
      case FOREIGN -> new Program.Missing("exec format error");
      case NO_INTERPRETER -> new Program.Missing(NO_SUCH_FILE);
    };
  }

  private Program inspectOnWindows(String name, Path path) {
    if (Files.isRegularFile(path)) {
      return new Program.Found(List.of(name), false);
    }
    for (String extension : split(variable("PATHEXT", USUAL_EXTENSIONS), ';')) {
      Path full = Path.of(path + extension);
      if (Files.isRegularFile(full)) {
        return new Program.Found(List.of(name + extension), false);
      }
    }
    return new Program.Missing(Files.exists(path) ? PERMISSION_DENIED : NO_SUCH_FILE);
  }

  private boolean hasSeparator(String name) {
    return name.indexOf('/') >= 0 || (platform == Platform.WINDOWS && name.indexOf('\\') >= 0);
  }

  private String variable(String name, String byDefault) {
    if (platform != Platform.WINDOWS) {
      return environment.getOrDefault(name, byDefault);
    }
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().toUpperCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(byDefault);
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(separator, start);
      end = end < 0 ? text.length() : end;
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    return parts;
  }
}
