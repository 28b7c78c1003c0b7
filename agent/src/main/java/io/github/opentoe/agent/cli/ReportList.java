package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.ReportFile;
import io.github.opentoe.agent.ReportFile.Format;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports as {@code --report} asks for them: {@code <format>=<file>}. */
final class ReportList {

  private static final Origin OPTION = new Origin.Option("--report");

  private ReportList() {}

  /** The words that can stand before the file. */
  static List<String> formats() {
    return Format.words();
  }

  static List<ReportFile> read(List<String> given, Path workingDirectory, Problems problems) {
    List<ReportFile> reports = new ArrayList<>();
    for (String text : given) {
      Optional<ReportFile> report = read(text, workingDirectory, problems);
      boolean isTaken =
          report.stream()
              .map(one -> one.path().normalize())
              .anyMatch(
                  path -> reports.stream().anyMatch(two -> two.path().normalize().equals(path)));
      if (isTaken) {
        problems.add(OPTION.error("two reports cannot be one file: '" + text + "'"));
      }
      report.ifPresent(reports::add);
    }
    return reports;
  }

  private static Optional<ReportFile> read(String text, Path workingDirectory, Problems problems) {
    int end = text.indexOf('=');
    String word = end < 0 ? text : text.substring(0, end);
    Optional<Format> format = Format.of(word);
    String file = text.substring(end + 1);
    if (format.isEmpty()) {
      problems.add(
          OPTION
              .error("'" + word + "' is no format; write junit=<file> or html=<file>.")
              .withHint(NearestName.hint(word, Format.words())));
    } else if (end < 0 || file.isEmpty()) {
      problems.add(OPTION.error("'" + text + "' names no file; write " + word + "=<file>"));
    } else {
      try {
        return Optional.of(new ReportFile(format.get(), workingDirectory.resolve(file)));
      } catch (InvalidPathException e) {
        problems.add(OPTION.error("'" + file + "' is not a path"));
      }
    }
    return Optional.empty();
  }
}
