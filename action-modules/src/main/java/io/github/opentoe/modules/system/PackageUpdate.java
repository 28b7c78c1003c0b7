package io.github.opentoe.modules.system;

import java.util.List;

/**
 * A package that the system offers in a newer version.
 *
 * @param name to ask the package manager for it
 * @param spellings other ways in which authors may name it
 */
record PackageUpdate(String name, List<String> spellings) {

  PackageUpdate {
    spellings = List.copyOf(spellings);
  }

  /** A package that is named in one way. */
  static PackageUpdate named(String name) {
    return new PackageUpdate(name, List.of());
  }

  boolean isMeantBy(StarPattern pattern) {
    return pattern.matches(name) || spellings.stream().anyMatch(pattern::matches);
  }
}
