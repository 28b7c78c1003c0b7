package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that owns temporary folders, told apart from later processes with the same id.
 *
 * @param pid its id
 * @param start when it started, in a form that only makes sense in the same {@code world}
 * @param boot the boot of the system it belongs to; empty where that is unknown
 * @param world the set of process ids it belongs to; empty where that is unknown
 */
record Owner(long pid, String start, String boot, String world) {

  private static final Path PROC = Path.of("/proc");

  /** This JVM. */
  static Owner current() {
    long pid = ProcessHandle.current().pid();
    return new Owner(pid, startOf(pid).orElse("-"), presentBoot(), presentWorld());
  }

  /** As a marker file holds it. */
  String text() {
    return "opentoe " + pid + " " + start + " " + orDash(boot) + " " + orDash(world) + "\n";
  }

  /** The owner that a marker file names; empty where it is none of ours. */
  static Optional<Owner> parse(String text) {
    String[] words = text.strip().split(" ", -1);
    if (words.length != 5 || !words[0].equals("opentoe")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Owner(Long.parseLong(words[1]), words[2], orEmpty(words[3]), orEmpty(words[4])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the process is certainly gone. */
  boolean isGone() {
    if (!boot.equals(presentBoot())) {
      return true;
    }
    // Another container may share the temporary folder: its ids mean nothing here.
    return world.equals(presentWorld()) && !startOf(pid).equals(Optional.of(start));
  }

  private static Optional<String> startOf(long pid) {
    if (Files.isDirectory(PROC)) {
      return ProcessTable.entry(PROC, pid).map(entry -> Long.toString(entry.start()));
    }
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().startInstant())
        .map(Instant::toEpochMilli)
        .map(millis -> Long.toString(millis));
  }

  private static String presentBoot() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String presentWorld() {
    try {
      return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String orEmpty(String text) {
    return text.equals("-") ? "" : text;
  }
}
