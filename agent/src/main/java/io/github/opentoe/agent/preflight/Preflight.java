package io.github.opentoe.agent.preflight;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The looks at a host that belong together, once or until it is quiet. */
public final class Preflight {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

  private final List<Look> looks;
  private final Duration pause;

  Preflight(List<Look> looks, Duration pause) {
    this.looks = List.copyOf(looks);
    this.pause = pause;
  }

  /**
   * The looks for this host.
   *
   * @param temporary where scripts go
   * @param written folders that the agent writes to
   */
  public static Preflight of(Platform platform, Path temporary, List<Path> written, Clock clock) {
    List<Path> folders = new ArrayList<>(written);
    folders.add(temporary);
    List<Look> looks = new ArrayList<>();
    looks.add(new FreeSpace(folders));
    looks.add(new WallClock(clock));
    if (platform == Platform.LINUX) {
      looks.add(new TemporaryFolder(temporary, Path.of("/proc/self/mounts")));
      looks.add(new PackageLocks(Path.of("/"), Path.of("/proc")));
      looks.add(new CloudInit(Path.of("/run/cloud-init")));
    }
    return new Preflight(looks, BETWEEN_LOOKS);
  }

  /** What may make steps fail now. */
  public List<Finding> look() {
    return looks.stream().flatMap(look -> look.now().stream()).toList();
  }

  /**
   * Looks until nothing is left that passes by itself, or the time is up.
   *
   * @param deadline of the waiting; a cancelled run waits no more
   * @param log is told whom the run waits for, now and then
   * @return what is left
   */
  public List<Finding> awaitQuiet(Deadline deadline, Consumer<String> log)
      throws InterruptedException {
    long nextReport = System.nanoTime();
    while (true) {
      List<Finding> found = look();
      boolean quiet = found.stream().noneMatch(Finding::passes);
      if (quiet || deadline.isOver() || deadline.cancellation().isCancelled()) {
        return found;
      }
      if (System.nanoTime() - nextReport >= 0) {
        found.stream().filter(Finding::passes).forEach(finding -> log.accept(finding.text()));
        nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();
      }
      Duration left = deadline.remaining();
      Thread.sleep(Math.max(1, (left.compareTo(pause) < 0 ? left : pause).toMillis()));
    }
  }
}
