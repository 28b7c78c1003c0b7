package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.OsReason;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the process of a command: nothing to read, a session of its own, and exactly the
 * environment it was given (AM-61, AM-62).
 *
 * @param scope where it runs
 * @param wrapper what opens the session, where there is such a thing
 */
record Launch(CommandScope scope, Optional<String> wrapper) {

  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  /** Starts it; the arguments begin with the program's path. */
  Process start(List<String> arguments, OutputPair outputs, ProcessTree tree) throws IOException {
    List<String> command = new ArrayList<>(arguments.size() + 1);
    wrapper.ifPresent(command::add);
    command.addAll(arguments);
    boolean isWindows = Platform.current() == Platform.WINDOWS;
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(scope.workingDirectory().toFile())
            .redirectInput(new File(isWindows ? "NUL" : "/dev/null"));
    outputs.redirect(builder);
    try {
      fill(builder.environment(), scope.environment());
      return tree.start(builder, outputs.files());
    } catch (IllegalArgumentException e) {
      throw new IOException("invalid environment: " + e.getMessage(), e);
    }
  }

  /** The operating system's reason why a process could not be started (BIN-4). */
  static String reason(IOException failure, Path workingDirectory) {
    if (!Files.isDirectory(workingDirectory)) {
      return "working directory " + workingDirectory + ": no such file or directory";
    }
    if (failure.getCause() instanceof FileNotFoundException missing) {
      return outputReason(String.valueOf(missing.getMessage()));
    }
    String text = failure.getMessage() == null ? "" : failure.getMessage();
    int start = text.lastIndexOf("error=");
    int comma = text.indexOf(", ", Math.max(0, start));
    if (start < 0 || comma < 0 || comma + 2 == text.length()) {
      return OsReason.of(failure);
    }
    return lowerFirst(text.substring(comma + 2));
  }

  /** Java's words for an output that cannot be opened: the path, and the reason in parentheses. */
  private static String outputReason(String text) {
    int open = text.lastIndexOf(" (");
    return open > 0 && text.endsWith(")")
        ? text.substring(0, open) + ": " + lowerFirst(text.substring(open + 2, text.length() - 1))
        : text;
  }

  /**
   * Why the program did not start although its wrapper did, which then says so in its place: a
   * native program without its loader, say.
   */
  static Optional<String> lateReason(int exitCode, String stderr, String program) {
    boolean isWrappers =
        (exitCode == NOT_EXECUTABLE || exitCode == NOT_FOUND)
            && stderr.startsWith("setsid: ")
            && stderr.contains(program)
            && stderr.indexOf('\n') < 0;
    int colon = stderr.lastIndexOf(": ");
    return isWrappers && colon + 2 < stderr.length()
        ? Optional.of(lowerFirst(stderr.substring(colon + 2)))
        : Optional.empty();
  }

  private static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** Leaves variables alone that are the same already: their bytes may not be text. */
  private static void fill(Map<String, String> environment, Map<String, String> wanted) {
    environment.keySet().retainAll(wanted.keySet());
    wanted.forEach(
        (name, value) -> {
          if (!value.equals(environment.get(name))) {
            environment.put(name, value);
          }
        });
  }
}
