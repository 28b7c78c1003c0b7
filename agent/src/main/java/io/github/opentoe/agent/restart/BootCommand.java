package io.github.opentoe.agent.restart;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a machine is to run when it has started.
 *
 * @param words the program and its arguments
 * @param marker by which whatever is installed is found again
 * @param folder what it goes on with, for people
 */
record BootCommand(List<String> words, String marker, String folder) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=:@%+,-]+");

  BootCommand {
    words = List.copyOf(words);
  }

  /** As a shell reads it. */
  String forShell() {
    return words.stream().map(BootCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** As a line of a crontab; a percent sign would end the command there. */
  String forCrontab() {
    return "@reboot " + forShell().replace("%", "\\%") + " # " + marker;
  }

  /** As the value of ExecStart in a unit. */
  String forUnit() {
    return words.stream()
        .map(
            word ->
                '"'
                    + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", "$$")
                    + '"')
        .collect(Collectors.joining(" "));
  }

  /** As Windows reads it. */
  String forWindows() {
    return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" "));
  }

  /** As the text of an XML element each. */
  String forPropertyList() {
    return words.stream()
        .map(
            word ->
                "    <string>"
                    + word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                    + "</string>\n")
        .collect(Collectors.joining());
  }

  /** Whether every word fits on one line. */
  boolean isOneLine() {
    return words.stream().noneMatch(word -> word.chars().anyMatch(Character::isISOControl));
  }
}
