package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.Platform;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell can offer as the value of an option.
 *
 * @param kind where it comes from
 * @param words out of which it is chosen; for {@link Kind#FORMAT_FILE} those before the {@code =}
 */
record CompletionValue(Kind kind, List<String> words) {

  /** Where values come from. */
  enum Kind {
    /** The option takes none. */
    NONE,
    /** One of a few words. */
    WORD,
    /** Some of a few words, joined by commas. */
    WORD_LIST,
    FILE,
    /** Files, joined by commas. */
    FILE_LIST,
    FOLDER,
    /** A word, {@code =}, a file. */
    FORMAT_FILE,
    /** Nobody knows but the user. */
    ANY
  }

  /**
   * What an option takes, by the form in which help shows it.
   *
   * @param actions the names of all actions
   */
  static CompletionValue of(OptionSpec option, List<String> actions) {
    if (OptionGroups.isFlag(option)) {
      return new CompletionValue(Kind.NONE, List.of());
    }
    String label = option.paramLabel();
    return switch (option.longestName()) {
      case "--documents" -> new CompletionValue(Kind.FILE_LIST, List.of());
      case "--blocked-action-modules" -> new CompletionValue(Kind.WORD_LIST, actions);
      case "--os-platforms" -> new CompletionValue(Kind.WORD_LIST, Platform.words());
      case "--report" -> new CompletionValue(Kind.FORMAT_FILE, ReportList.formats());
      default -> of(label);
    };
  }

  private static CompletionValue of(String label) {
    if (label.contains("|")) {
      return new CompletionValue(Kind.WORD, List.of(label.split("\\|", -1)));
    }
    return switch (label) {
      case "<file>" -> new CompletionValue(Kind.FILE, List.of());
      case "<path>" -> new CompletionValue(Kind.FOLDER, List.of());
      default -> new CompletionValue(Kind.ANY, List.of());
    };
  }
}
