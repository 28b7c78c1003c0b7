package io.github.opentoe.modules.command;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Platform;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs, but never in the working directory (BIN-1). */
public final class ProgramSearch {

  private static final String UNIX_PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final String WINDOWS_EXTENSIONS = ".COM;.EXE;.BAT;.CMD";
  private static final Pattern COLON = Pattern.compile(":");
  private static final Pattern SEMICOLON = Pattern.compile(";");

  private final ActionContext context;
  private final boolean isWindows;

  /** Looks where the environment of the context says. */
  public ProgramSearch(ActionContext context) {
    this.context = context;
    this.isWindows = context.platform() == Platform.WINDOWS;
  }

  /**
   * What to start for a path or a name; empty if nothing can be found. A name stays a name where
   * the system's own search does the same, so that programs see it as their own.
   */
  public Optional<String> programFor(String text) {
    if (isWindows) {
      return fileFor(text).map(Path::toString);
    }
    boolean systemFindsIt = isPath(text) || entries().allMatch(this::isAbsolute);
    return systemFindsIt ? Optional.of(text) : fileFor(text).map(Path::toString);
  }

  /** The file that a path or a name means. */
  public Optional<Path> fileFor(String text) {
    Stream<Path> folders =
        isPath(text)
            ? Stream.of(context.workingDirectory())
            : entries()
                .filter(this::isAbsolute)
                .flatMap(entry -> below(context.workingDirectory(), entry));
    return folders
        .flatMap(folder -> candidates(text).stream().flatMap(name -> below(folder, name)))
        .filter(this::isProgram)
        .findFirst();
  }

  private boolean isPath(String text) {
    return text.indexOf('/') >= 0 || (isWindows && text.indexOf('\\') >= 0);
  }

  private Stream<String> entries() {
    String path = variable("PATH").orElse(isWindows ? "" : UNIX_PATH);
    return Arrays.stream((isWindows ? SEMICOLON : COLON).split(path, -1));
  }

  /** Empty and relative entries would lead into the working directory. */
  private boolean isAbsolute(String entry) {
    try {
      return context.workingDirectory().getFileSystem().getPath(entry).isAbsolute();
    } catch (InvalidPathException unusable) {
      return false;
    }
  }

  private static Stream<Path> below(Path folder, String name) {
    try {
      return Stream.of(folder.resolve(name));
    } catch (InvalidPathException unusable) {
      return Stream.empty();
    }
  }

  private List<String> candidates(String text) {
    if (!isWindows) {
      return List.of(text);
    }
    Stream<String> extended =
        SEMICOLON
            .splitAsStream(variable("PATHEXT").orElse(WINDOWS_EXTENSIONS))
            .filter(extension -> !extension.isEmpty())
            .map(extension -> text + extension.toLowerCase(Locale.ROOT));
    boolean isComplete = isPath(text) || text.indexOf('.') >= 0;
    return isComplete ? Stream.concat(Stream.of(text), extended).toList() : extended.toList();
  }

  private boolean isProgram(Path file) {
    return Files.isRegularFile(file) && (isWindows || Files.isExecutable(file));
  }

  private Optional<String> variable(String name) {
    return context.environment().entrySet().stream()
        .filter(
            entry ->
                isWindows ? entry.getKey().equalsIgnoreCase(name) : entry.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
