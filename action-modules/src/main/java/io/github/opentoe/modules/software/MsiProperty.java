package io.github.opentoe.modules.software;

import io.github.opentoe.agent.action.InputCheck;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A property for an installer (MSI-5, MSI-10 … MSI-12).
 *
 * @param name as written
 * @param value as written, quotes included
 */
record MsiProperty(String name, String value) {

  private static final String KEY = "properties";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
  private static final Set<String> PROTECTED = Set.of("REBOOT", "REINSTALL", "REINSTALLMODE");

  void check(InputCheck check) {
    if (PROTECTED.contains(name.toUpperCase(Locale.ROOT))) {
      check.error(KEY, "property " + name + " must not be set");
      return;
    }
    if (!NAME.matcher(name).matches()) {
      check.error(KEY, "property '" + name + "' is not a valid name");
      return;
    }
    if (!name.equals(name.toUpperCase(Locale.ROOT))) {
      check.warning(
          KEY, "property " + name + " holds lower-case letters; installers ignore it if private");
    }
    checkValue(check);
  }

  /** The property as msiexec takes it: quotes only where it has none and needs them. */
  String argument() {
    return name + "=" + (needsQuotes() ? "\"" + value + "\"" : value);
  }

  private boolean needsQuotes() {
    return value.indexOf('"') < 0 && value.chars().anyMatch(Character::isWhitespace);
  }

  private void checkValue(InputCheck check) {
    if (value.chars().anyMatch(unit -> unit == '\n' || unit == '\r' || unit == 0)) {
      check.error(KEY, "the value of property " + name + " holds a line break");
    }
    if (value.chars().filter(unit -> unit == '"').count() % 2 != 0) {
      check.error(KEY, "the quotes in the value of property " + name + " are not balanced");
    }
    if (needsQuotes()) {
      check.note(KEY, "the value of property " + name + " holds blanks and is put in quotes");
    }
  }
}
