package io.github.opentoe.modules.system;

import java.util.Arrays;
import java.util.Locale;

/**
 * The type of a value in the Windows registry.
 *
 * @param kind what it can hold
 * @param isPrefixed whether it was written with {@code REG_} in front
 */
public record RegistryType(Kind kind, boolean isPrefixed) {

  private static final String PREFIX = "REG_";

  /** What a value can hold. */
  public enum Kind {
    BINARY("Binary"),
    DWORD("DWord"),
    QWORD("QWord"),
    SZ("String"),
    EXPAND_SZ("ExpandString"),
    MULTI_SZ("MultiString");

    private final String platformName;

    Kind(String platformName) {
      this.platformName = platformName;
    }

    /** As .NET calls it. */
    String platformName() {
      return platformName;
    }
  }

  /** Reads a type in any letter case. */
  public static RegistryType parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    boolean isPrefixed = upper.startsWith(PREFIX);
    String name = isPrefixed ? upper.substring(PREFIX.length()) : upper;
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .map(kind -> new RegistryType(kind, isPrefixed))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'{key}' of {action} must be BINARY, DWORD, QWORD, SZ, EXPAND_SZ or MULTI_SZ,"
                        + " not '"
                        + text
                        + "'"));
  }
}
