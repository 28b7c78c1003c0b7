package io.github.opentoe.modules.system;

import io.github.opentoe.modules.command.ScriptRecord;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An update that Windows offers.
 *
 * @param id of the update
 * @param revision of it
 * @param numbers of its articles, without KB in front
 * @param asks whether it may want answers from somebody
 * @param title for people
 */
record WindowsUpdateItem(
    String id, String revision, List<String> numbers, boolean asks, String title) {

  private static final Pattern COMMA = Pattern.compile(",");

  WindowsUpdateItem {
    numbers = List.copyOf(numbers);
  }

  static WindowsUpdateItem of(ScriptRecord item) {
    List<String> numbers =
        Stream.of(COMMA.split(item.field(2))).filter(number -> !number.isEmpty()).toList();
    boolean asks = item.field(3).equalsIgnoreCase("true");
    return new WindowsUpdateItem(item.field(0), item.field(1), numbers, asks, item.field(4));
  }

  /** What identifies it across searches. */
  String key() {
    return id + " " + revision;
  }

  /** Its number, or the title where it has none. */
  String label() {
    return numbers.isEmpty() ? "'" + title + "'" : "KB" + numbers.get(0);
  }
}
