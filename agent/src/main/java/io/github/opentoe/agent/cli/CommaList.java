package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Items joined by commas, as {@code --documents} and {@code --phases} take them (CL-6). */
final class CommaList {

  private CommaList() {}

  /** The items; empty for an empty text. Blanks at their edges go with a warning. */
  static List<String> read(Given given, Problems problems) {
    List<String> items = new ArrayList<>();
    if (given.text().isEmpty()) {
      return items;
    }
    boolean hasEmpty = false;
    for (String written : given.text().split(",", -1)) {
      String item = written.strip();
      if (item.isEmpty()) {
        hasEmpty = true;
      } else {
        items.add(item);
        if (!item.equals(written)) {
          problems.add(given.origin().warning("the blanks around '" + item + "' do not count"));
        }
      }
    }
    if (hasEmpty) {
      problems.add(
          given
              .origin()
              .error("'" + given.text() + "' has an empty item.")
              .withHint("Write the items with single commas between them."));
    }
    return items;
  }
}
