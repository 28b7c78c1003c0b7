package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.packaging.WatchedRun.End;
import io.github.opentoe.packaging.WatchedRun.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built program is killed with SIGKILL before, during and after every write of its state, one
 * run for each of these points, and goes on to the same end as if nothing had happened (EX-23 …
 * EX-30). Restarts are only asked for: exit mode leaves them to the test, which restarts nothing.
 */
@EnabledOnOs(OS.LINUX)
class CrashSweepIT {

  private static final int LANES = 2;

  @TempDir Path temporary;
  private Path archive = Path.of("");

  /** A point of a call, and how many pieces of work the state knows of there. */
  private record Point(Moment moment, int known) {}

  /** One call of the run that nothing cuts off, up to a restart or the end. */
  private record Call(String before, List<Point> points) {}

  /** The run that nothing cuts off. */
  private record Whole(List<Call> calls, Map<String, String> files, Counts counts) {

    int size() {
      return calls.stream().mapToInt(call -> call.points().size()).sum();
    }

    Set<Moment> moments() {
      return calls.stream()
          .flatMap(call -> call.points().stream())
          .map(Point::moment)
          .collect(Collectors.toSet());
    }
  }

  private final List<Integer> visited = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void EX30_aRunThatIsKilledAtAnyStateWriteEndsAsIfItWereNot() throws Exception {
    archive = new SweptRun(temporary.resolve("archive")).archive();
    List<Callable<Whole>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      int number = lane;
      lanes.add(() -> sweep(number));
    }
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    List<Whole> wholes = new ArrayList<>();
    try {
      for (Future<Whole> lane : threads.invokeAll(lanes)) {
        wholes.add(lane.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(wholes.get(0), wholes.get(1), "two runs that nothing cut off");
    assertEquals(List.of(), failures);
    assertEquals(EnumSet.allOf(Moment.class), wholes.get(0).moments());
    List<Integer> all = IntStream.range(0, wholes.get(0).size()).boxed().toList();
    assertEquals(all, visited.stream().sorted().toList(), "points that were visited");
  }

  /** Kills a run at every point whose number belongs to this lane. */
  private Whole sweep(int lane) throws Exception {
    SweptRun run = new SweptRun(temporary.resolve("lane-" + lane));
    Whole whole = whole(run);
    int number = 0;
    for (Call call : whole.calls()) {
      for (int point = 0; point < call.points().size(); point++) {
        if (number % LANES == lane) {
          run.load(call.before());
          visit(run, whole, call.points().subList(0, point + 1), number);
        }
        number++;
      }
    }
    return whole;
  }

  private void visit(SweptRun run, Whole whole, List<Point> way, int number) throws Exception {
    Point last = way.get(way.size() - 1);
    try {
      End end = WatchedRun.killed(program(run), SweptRun.ARGUMENTS, way.size());
      assertEquals(137, end.outcome().exitCode(), end.outcome()::toString);
      assertEquals(way.stream().map(Point::moment).toList(), end.moments());
      goesOn(run, whole, last.known(), number % 4 < LANES);
    } catch (AssertionError e) {
      failures.add("point " + number + ", " + last + ": " + e.getMessage());
    }
    visited.add(number);
  }

  /**
   * Takes back the piece of work that the state does not know of, and calls again.
   *
   * @param byOption whether the call names what is kept instead of the documents
   */
  private static void goesOn(SweptRun run, Whole whole, int known, boolean byOption)
      throws Exception {
    boolean hasEnded = !run.isKept() && known > 0;
    if (!hasEnded) {
      run.forget(known);
      RunReport report = run.goOn(byOption && run.isKept());
      assertTrue(report.isSuccess(), report::toString);
      assertEquals(whole.counts(), report.counts());
      assertEquals(List.of("lock"), run.state());
    }
    assertEquals(SweptDocuments.TRACE, run.trace());
    assertEquals(whole.files(), run.files());
  }

  /** Runs without cutting anything off, and learns where state is written. */
  private Whole whole(SweptRun run) throws Exception {
    List<Call> calls = new ArrayList<>();
    End end;
    do {
      if (!calls.isEmpty()) {
        run.restart();
      }
      String before = "call-" + (calls.size() + 1);
      run.save(before);
      List<Integer> traced = new ArrayList<>(List.of(run.trace().size()));
      end =
          WatchedRun.toTheEnd(
              program(run), SweptRun.ARGUMENTS, () -> traced.add(run.trace().size()));
      calls.add(new Call(before, points(end.moments(), traced)));
    } while (end.outcome().exitCode() == 194);
    assertEquals(0, end.outcome().exitCode(), end.outcome()::toString);
    assertEquals(4, calls.size(), "three restarts");
    assertEquals(SweptDocuments.TRACE, run.trace());
    assertEquals(List.of("lock"), run.state());
    return new Whole(calls, run.files(), counts(end.outcome().stdout()));
  }

  /**
   * Works out what the state knows at every point: a line that is written, and a file that has its
   * name, tell of every piece of work before them.
   */
  private static List<Point> points(List<Moment> moments, List<Integer> traced) {
    List<Point> points = new ArrayList<>();
    int known = traced.get(0);
    for (int index = 0; index < moments.size(); index++) {
      Moment moment = moments.get(index);
      boolean isFile = index + 1 < moments.size() && moments.get(index + 1) == Moment.NAMED;
      boolean isDone = moment == Moment.WRITTEN ? !isFile : moment == Moment.NAMED;
      known = isDone ? traced.get(index + 1) : known;
      points.add(new Point(moment, known));
    }
    return points;
  }

  private Program program(SweptRun run) {
    return run.program().with("JDK_JAVA_OPTIONS", "-XX:SharedArchiveFile=" + archive);
  }

  private static Counts counts(String summary) {
    return new Counts(
        Integer.parseInt(Json.at(summary, "executedStepCount")),
        Integer.parseInt(Json.at(summary, "failedStepCount")),
        Integer.parseInt(Json.at(summary, "ignoredFailedStepCount")),
        Integer.parseInt(Json.at(summary, "skippedStepCount")));
  }
}
