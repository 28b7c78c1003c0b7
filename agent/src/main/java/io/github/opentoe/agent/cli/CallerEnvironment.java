package io.github.opentoe.agent.cli;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment as it was before the launcher gave the JVM a UTF-8 locale (AM-35): steps get this
 * one.
 */
final class CallerEnvironment {

  private static final String UNSET = "unset";

  private CallerEnvironment() {}

  /** Takes the launcher's changes back. */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> original = new HashMap<>(environment);
    String characters = original.remove("OPENTOE_LC_CTYPE");
    String all = original.remove("OPENTOE_LC_ALL");
    if (characters != null) {
      original.put("LC_CTYPE", characters);
      original.remove("LC_CTYPE", UNSET);
    }
    if (all != null) {
      original.put("LC_ALL", all);
    }
    return Collections.unmodifiableMap(original);
  }
}
