package io.github.opentoe.agent.action;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operating systems that documents are written for (DL-25). */
public enum Platform {
  LINUX("linux"),
  WINDOWS("windows"),
  MACOS("darwin");

  private final String word;

  Platform(String word) {
    this.word = word;
  }

  /** As {@code --os-platforms} and messages write it. */
  public String word() {
    return word;
  }

  /** The exit code by which commands ask for a restart: 194, on Windows 3010. */
  public int restartCode() {
    return this == WINDOWS ? 3010 : 194;
  }

  /** The platform of exactly this word. */
  public static Optional<Platform> named(String word) {
    return Arrays.stream(values()).filter(platform -> platform.word.equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Platform::word).toList();
  }

  /** The one this JVM runs on; anything that is neither Windows nor macOS counts as Linux. */
  public static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("mac") ? MACOS : LINUX;
  }
}
