package io.github.opentoe.agent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report of the whole run, written when it has ended, however it ended.
 *
 * @param format what it is
 * @param path a new file, or one to replace; its folder must be there before the run begins
 */
public record ReportFile(Format format, Path path) {

  /** What a report can be. */
  public enum Format {
    /** XML that CI systems show: a suite for each document, a case for each step. */
    JUNIT,
    /** One page for people, with a timeline, failures and logs; needs no network. */
    HTML;

    /** As options write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The format of this word. */
    public static Optional<Format> of(String word) {
      return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Format::word).toList();
    }
  }

  public ReportFile {
    path = path.toAbsolutePath();
  }
}
