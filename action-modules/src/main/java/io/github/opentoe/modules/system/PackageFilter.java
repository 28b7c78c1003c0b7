package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.StepLog;
import java.util.List;

/**
 * Which packages an author wants updated (UPD-1 … UPD-3).
 *
 * @param include empty for all
 * @param exclude wins over include
 */
record PackageFilter(List<StarPattern> include, List<StarPattern> exclude) {

  static PackageFilter of(UpdateOS.Inputs input) {
    return new PackageFilter(
        input.include().stream().map(StarPattern::exact).toList(),
        input.exclude().stream().map(StarPattern::exact).toList());
  }

  /** Whether everything is wanted. */
  boolean isOpen() {
    return include.isEmpty() && exclude.isEmpty();
  }

  boolean isExcluded(PackageUpdate update) {
    return exclude.stream().anyMatch(update::isMeantBy);
  }

  /** What of the offer is wanted; the log hears of items that match nothing. */
  List<PackageUpdate> select(List<PackageUpdate> offered, StepLog log) {
    include.forEach(item -> warnIfUnused(item, "include", offered, log));
    exclude.forEach(item -> warnIfUnused(item, "exclude", offered, log));
    return offered.stream()
        .filter(update -> include.isEmpty() || include.stream().anyMatch(update::isMeantBy))
        .filter(update -> !isExcluded(update))
        .toList();
  }

  private static void warnIfUnused(
      StarPattern item, String key, List<PackageUpdate> offered, StepLog log) {
    if (offered.stream().noneMatch(update -> update.isMeantBy(item))) {
      log.warning(
          "item '"
              + item.text()
              + "' of '"
              + key
              + "' matches no installed package with an update");
    }
  }
}
