package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.StepLog;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which updates of Windows an author wants (UPD-1 … UPD-3, UPD-16, UPD-17).
 *
 * @param include numbers and patterns for titles; empty for all
 * @param exclude wins over include
 */
record WindowsUpdateFilter(List<String> include, List<String> exclude) {

  private static final Pattern NUMBER = Pattern.compile("(?i)(?:KB)?([0-9]+)");

  /** What of the offer is wanted; the log hears what is passed over. */
  List<WindowsUpdateItem> select(List<WindowsUpdateItem> offered, StepLog log) {
    include.forEach(item -> warnIfUnused(item, "include", offered, log));
    exclude.forEach(item -> warnIfUnused(item, "exclude", offered, log));
    List<WindowsUpdateItem> wanted =
        offered.stream()
            .filter(update -> include.isEmpty() || isMeant(include, update))
            .filter(update -> !isMeant(exclude, update))
            .toList();
    wanted.stream()
        .filter(WindowsUpdateItem::asks)
        .forEach(
            update ->
                log.warning("passing over '" + update.title() + "': it may ask for user input"));
    return wanted.stream().filter(update -> !update.asks()).toList();
  }

  private static void warnIfUnused(
      String item, String key, List<WindowsUpdateItem> offered, StepLog log) {
    if (offered.stream().noneMatch(update -> isMeant(item, update))) {
      log.warning("item '" + item + "' of '" + key + "' matches no update");
    }
  }

  private static boolean isMeant(List<String> items, WindowsUpdateItem update) {
    return items.stream().anyMatch(item -> isMeant(item, update));
  }

  private static boolean isMeant(String item, WindowsUpdateItem update) {
    if (!NUMBER.matcher(item).matches()) {
      return StarPattern.anyCase(item).matches(update.title());
    }
    String upper = item.toUpperCase(Locale.ROOT);
    String number = upper.startsWith("KB") ? upper.substring(2) : upper;
    return update.numbers().contains(number);
  }
}
