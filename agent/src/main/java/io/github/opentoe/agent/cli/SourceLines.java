package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the line that a problem points at. */
final class SourceLines {

  private static final long LARGEST = 8L * 1024 * 1024;

  /** What is longer was not written by a person, and would take long to measure. */
  private static final int LONGEST_LINE = 64 * 1024;

  private final Function<String, Optional<String>> texts;
  private final Map<String, Optional<SourceText>> read = new HashMap<>();
  private SourceLocation lastStart = SourceLocation.NONE;
  private Optional<String> lastLine = Optional.empty();

  private SourceLines(Function<String, Optional<String>> texts) {
    this.texts = texts;
  }

  /** Lines of these texts, by file; of other files as they stand on the disk. */
  static SourceLines of(Map<String, String> texts, Path workingDirectory) {
    return new SourceLines(
        file -> {
          String known = texts.get(file);
          return known == null ? onDisk(workingDirectory, file) : Optional.of(known);
        });
  }

  /** The line without its break; empty where it cannot be had or is of no use. */
  Optional<String> line(SourceLocation location) {
    if (!location.isKnown()) {
      return Optional.empty();
    }
    SourceLocation start = new SourceLocation(location.file(), location.line(), 1);
    if (!start.equals(lastStart)) {
      lastStart = start;
      lastLine = read(start);
    }
    return lastLine;
  }

  private Optional<String> read(SourceLocation start) {
    return read.computeIfAbsent(start.file(), this::source)
        .filter(source -> start.line() <= source.lineCount())
        .map(source -> source.line(start.line()))
        .filter(line -> line.length() <= LONGEST_LINE);
  }

  private Optional<SourceText> source(String file) {
    return texts.apply(file).map(text -> new SourceText(file, text));
  }

  private static Optional<String> onDisk(Path workingDirectory, String file) {
    try {
      Path path = workingDirectory.resolve(file);
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
        return Optional.empty();
      }
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
