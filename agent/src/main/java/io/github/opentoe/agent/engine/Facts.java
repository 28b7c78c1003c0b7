package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.output.ExecutionIds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers {@code {{ context:… }}} (document-language §2.4).
 *
 * @param executionId of the run the step belongs to
 * @param phase of the step
 * @param step its name
 */
record Facts(
    String executionId,
    String phase,
    String step,
    Platform platform,
    Map<String, String> environment,
    Clock clock) {

  private static final Path OS_RELEASE = Path.of("/etc/os-release");
  private static final Set<String> MOMENTARY = Set.of("date", "dateTime", "uuid");
  private static final Set<String> OF_A_STEP = Set.of("executionId", "phase", "step");

  static Facts of(Surroundings surroundings, String executionId, StepPlan plan) {
    return new Facts(
        executionId,
        plan.phase(),
        plan.step().name(),
        surroundings.platform(),
        surroundings.environment(),
        surroundings.clock());
  }

  /** Whether a fact is another one every time somebody asks. */
  static boolean isMomentary(String key) {
    return MOMENTARY.contains(key);
  }

  /** Whether a fact is the same for all steps, and may be another one on a later day. */
  static boolean isOfTheHost(String key) {
    return !MOMENTARY.contains(key) && !OF_A_STEP.contains(key);
  }

  /** The fact of this key; empty where it cannot be known here. */
  Optional<String> find(String key) {
    return switch (key) {
      case "executionId" -> Optional.of(executionId);
      case "phase" -> Optional.of(phase);
      case "step" -> Optional.of(step);
      case "osPlatform" -> Optional.of(platform.word());
      case "osName" -> Optional.of(release("NAME", System.getProperty("os.name", "")));
      case "osVersion" -> Optional.of(release("VERSION_ID", ""));
      case "date" -> Optional.of(now().atOffset(ZoneOffset.UTC).toLocalDate().toString());
      case "dateTime" -> Optional.of(DateTimeFormatter.ISO_INSTANT.format(now()));
      case "uuid" -> Optional.of(ExecutionIds.random());
      case "hostname" -> Optional.of(hostname());
      case "region" ->
          Optional.ofNullable(environment.get("AWS_REGION"))
              .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")));
      default -> Optional.empty();
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private String release(String key, String otherwise) {
    if (platform != Platform.LINUX) {
      return otherwise;
    }
    try {
      return release(Files.readAllLines(OS_RELEASE), key);
    } catch (IOException e) {
      return otherwise;
    }
  }

  /** The value of a key of an os-release file, without its quotes; empty where it is absent. */
  static String release(List<String> lines, String key) {
    String value =
        lines.stream()
            .filter(line -> line.startsWith(key + "="))
            .map(line -> line.substring(key.length() + 1).strip())
            .findFirst()
            .orElse("");
    boolean quoted =
        value.length() >= 2
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String hostname() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unknown) {
        return "localhost";
      }
    }
  }
}
