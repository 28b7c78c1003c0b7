package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes that a test started, known by a variable that all of them inherit. */
record Processes(String mark) {

  static final String VARIABLE = "OPENTOE_TEST_MARK";

  private static final int SECONDS_TO_END = 15;

  /** Waits until all of them have ended; kills and names those that do not. */
  List<String> thatStay() throws IOException, InterruptedException {
    List<ProcessHandle> alive = alive();
    for (int polls = 0; !alive.isEmpty() && polls < SECONDS_TO_END * 20; polls++) {
      Thread.sleep(50);
      alive = alive();
    }
    List<String> stayed = new ArrayList<>();
    for (ProcessHandle process : alive) {
      stayed.add(process.pid() + " " + process.info().commandLine().orElse("?"));
      process.destroyForcibly();
    }
    return stayed;
  }

  /** Those that run now. */
  List<ProcessHandle> alive() throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    Path proc = Path.of("/proc");
    if (Files.isDirectory(proc)) {
      try (Stream<Path> entries = Files.list(proc)) {
        for (Path entry : entries.toList()) {
          String name = entry.getFileName().toString();
          if (name.chars().allMatch(Character::isDigit) && isMarked(entry)) {
            ProcessHandle.of(Long.parseLong(name)).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  private boolean isMarked(Path entry) {
    try {
      byte[] variables = Files.readAllBytes(entry.resolve("environ"));
      return new String(variables, StandardCharsets.ISO_8859_1).contains(VARIABLE + "=" + mark);
    } catch (IOException gone) {
      return false;
    }
  }
}
