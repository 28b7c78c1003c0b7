package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.InputCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key of the Windows registry (REG-1, REG-2).
 *
 * @param hive the part of the registry
 * @param written the hive as written
 * @param segments the key, never empty
 */
public record RegistryPath(Hive hive, String written, List<String> segments) {

  private static final Pattern SEPARATOR = Pattern.compile("\\\\");
  private static final int LONGEST_SEGMENT = 255;

  /** The parts of the registry that can be written to. */
  public enum Hive {
    HKEY_CLASSES_ROOT("HKCR", "ClassesRoot"),
    HKEY_USERS("HKU", "Users"),
    HKEY_LOCAL_MACHINE("HKLM", "LocalMachine"),
    HKEY_CURRENT_CONFIG("HKCC", "CurrentConfig"),
    HKEY_CURRENT_USER("HKCU", "CurrentUser");

    private final String shortName;
    private final String platformName;

    Hive(String shortName, String platformName) {
      this.shortName = shortName;
      this.platformName = platformName;
    }

    /** As .NET calls it. */
    String platformName() {
      return platformName;
    }

    private static Optional<Hive> of(String text) {
      String name = text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
      return Arrays.stream(values())
          .filter(
              hive -> name.equalsIgnoreCase(hive.name()) || name.equalsIgnoreCase(hive.shortName))
          .findFirst();
    }
  }

  public RegistryPath {
    segments = List.copyOf(segments);
  }

  /** Reads a path. */
  public static RegistryPath parse(String text) {
    String path = text.endsWith("\\") ? text.substring(0, text.length() - 1) : text;
    List<String> parts = List.of(SEPARATOR.split(path, -1));
    List<String> segments = parts.subList(1, parts.size());
    Optional<Hive> hive = Hive.of(parts.get(0));
    boolean valid =
        hive.isPresent()
            && !segments.isEmpty()
            && segments.stream().noneMatch(String::isEmpty)
            && segments.stream().allMatch(segment -> segment.length() <= LONGEST_SEGMENT)
            && text.chars().noneMatch(Character::isISOControl);
    if (!valid) {
      throw new IllegalArgumentException("registry path '" + text + "' is not valid");
    }
    return new RegistryPath(hive.get(), parts.get(0), segments);
  }

  /** The key below its hive. */
  String key() {
    return String.join("\\", segments);
  }

  /** As written, without a separator at its end. */
  @Override
  public String toString() {
    return written + "\\" + key();
  }

  /** What the original may see differently, and what may surprise the author. */
  void check(InputCheck check) {
    boolean colon = written.endsWith(":");
    boolean isLong = written.regionMatches(true, 0, "HKEY_", 0, "HKEY_".length());
    if (colon == isLong) {
      String usual = isLong ? hive.name() : hive.shortName + ":";
      check.note("path", "the original agent may know this hive only as " + usual);
    }
    if (hive == Hive.HKEY_CURRENT_USER) {
      check.note("path", "the current user is the account that runs the agent");
    }
  }
}
