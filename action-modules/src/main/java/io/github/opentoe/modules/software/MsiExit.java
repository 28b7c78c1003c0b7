package io.github.opentoe.modules.software;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/**
 * How msiexec ended (MSI-6, MSI-8, MSI-9).
 *
 * @param code its exit code
 */
record MsiExit(int code) {

  /** The product to remove is not installed (UMSI-2). */
  static final int UNKNOWN_PRODUCT = 1605;

  private static final Set<Integer> SUCCESSES = Set.of(0, 1614, 1641, 3010);
  private static final Set<Integer> RESTARTS = Set.of(1641, 3010);

  boolean isSuccess() {
    return SUCCESSES.contains(code);
  }

  /** Whether the installer asks for a restart. */
  boolean wantsRestart() {
    return RESTARTS.contains(code);
  }

  /**
   * The message of a failure.
   *
   * @param log where to read more; empty without a log
   */
  String failure(String log) {
    String name = names().getProperty(Integer.toString(code), "");
    return "msiexec exit code "
        + code
        + (name.isEmpty() ? "" : " (" + name + ")")
        + (log.isEmpty() ? "" : "; see " + log);
  }

  private static Properties names() {
    Properties names = new Properties();
    try (InputStream stream = MsiExit.class.getResourceAsStream("msiexec.properties")) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks msiexec.properties");
      }
      names.load(stream);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return names;
  }
}
