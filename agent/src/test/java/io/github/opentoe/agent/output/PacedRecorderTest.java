package io.github.opentoe.agent.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StateRecorder;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PacedRecorderTest {

  private final Path temp;

  PacedRecorderTest(@TempDir Path temp) {
    this.temp = temp;
  }

  private final AtomicReference<RunReport> state = new AtomicReference<>(named("first"));

  @Test
  void EX52_theFilesExistFromTheStart() throws IOException {
    try (LogFolder folder = folder()) {
      folder.record(state::get);
      assertTrue(detailed(folder).contains("\"executionId\": \"first\""));
      assertEquals("[]", Files.readString(folder.path().resolve("chaining.json")));
    }
  }

  @Test
  void EX52_whatAKilledWriterLeftIsNoObstacle() throws IOException {
    try (LogFolder folder = folder()) {
      Files.writeString(folder.path().resolve(".detailedoutput.json.tmp"), "{");
      folder.record(state::get);
      assertTrue(detailed(folder).contains("\"executionId\": \"first\""));
      assertEquals(Optional.empty(), folder.failure());
    }
  }

  @Test
  void EX52_settleReturnsWhenTheFilesShowTheState() throws IOException {
    try (LogFolder folder = folder()) {
      StateRecorder recorder = folder.record(state::get);
      for (int i = 0; i < 50; i++) {
        change(recorder, "run-" + i);
        recorder.settle();
        assertTrue(detailed(folder).contains("\"executionId\": \"run-" + i + "\""));
      }
    }
  }

  @Test
  void EX52_aChangeIsWrittenWithoutBeingAskedFor() {
    AtomicReference<String> seen = new AtomicReference<>("");
    PacedRecorder recorder = new PacedRecorder(state::get, report -> show(report, seen));
    recorder.start();
    for (int i = 0; i < 20; i++) {
      change(recorder, "run-" + i);
    }
    await(() -> "run-19".equals(seen.get()));
    recorder.close();
  }

  @Test
  void EX52_closeWritesTheLastStateEvenIfNobodySaidItChanged() throws IOException {
    LogFolder folder = folder();
    folder.record(state::get);
    state.set(named("last"));
    folder.close();
    assertTrue(detailed(folder).contains("\"executionId\": \"last\""));
  }

  @Test
  void EX52_readersSeeWholeFilesAtEveryMoment() throws Exception {
    try (LogFolder folder = folder()) {
      StateRecorder recorder = folder.record(state::get);
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger wholeOnes = new AtomicInteger();
      AtomicReference<String> broken = new AtomicReference<>("");
      Thread reader =
          new Thread(
              () -> {
                while (!done.get() && "".equals(broken.get())) {
                  try {
                    parse(folder.path().resolve("detailedoutput.json"));
                    parse(folder.path().resolve("chaining.json"));
                    wholeOnes.incrementAndGet();
                  } catch (IOException e) {
                    broken.set(e.toString());
                  }
                }
              });
      reader.start();
      for (int i = 0; i < 60 || wholeOnes.get() < 20; i++) {
        state.set(ofSteps("run-" + i, i % 40));
        recorder.changed();
        recorder.settle();
        if (!"".equals(broken.get())) {
          break;
        }
      }
      done.set(true);
      reader.join();
      assertEquals("", broken.get());
    }
  }

  @Test
  void hugeReportsAreWrittenSeldom() throws IOException {
    state.set(ofSteps("huge", 10_000));
    LogFolder folder = folder();
    StateRecorder recorder = folder.record(state::get);
    // Writing each of these states would take minutes.
    for (int i = 0; i < 10_000; i++) {
      recorder.changed();
      recorder.settle();
    }
    state.set(named("last"));
    folder.close();
    assertTrue(detailed(folder).contains("\"executionId\": \"last\""));
    assertEquals(Optional.empty(), folder.failure());
  }

  @Test
  void slowWritingTakesASmallPartOfTheTimeAndCatchesUp() {
    AtomicInteger writes = new AtomicInteger();
    AtomicReference<String> seen = new AtomicReference<>("");
    PacedRecorder recorder =
        new PacedRecorder(
            state::get,
            report -> {
              pause(10);
              writes.incrementAndGet();
              show(report, seen);
              return 1_000_000;
            });
    long start = System.nanoTime();
    recorder.start();
    for (int i = 0; i < 400; i++) {
      change(recorder, "run-" + i);
      recorder.settle();
      pause(1);
    }
    long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    int affordable = (int) (elapsed / 200) + 2;
    assertTrue(writes.get() <= affordable, writes.get() + " writes in " + elapsed + " ms");
    await(() -> "run-399".equals(seen.get()));
    recorder.close();
  }

  @Test
  void aDiskThatRecoversIsForgiven() {
    AtomicBoolean isFull = new AtomicBoolean(true);
    AtomicReference<String> seen = new AtomicReference<>("");
    PacedRecorder recorder =
        new PacedRecorder(
            state::get,
            report -> {
              if (isFull.get()) {
                throw new IOException("No space left on device");
              }
              return show(report, seen);
            });
    recorder.start();
    recorder.settle();
    assertEquals(
        Optional.of("detailedoutput.json cannot be written: no space left on device"),
        recorder.failure());
    isFull.set(false);
    await(() -> "first".equals(seen.get()));
    await(() -> recorder.failure().isEmpty());
    recorder.close();
  }

  @Test
  void aStateGuardedByItsOwnersLockCannotDeadlock() {
    Object owner = new Object();
    PacedRecorder recorder =
        new PacedRecorder(
            () -> {
              synchronized (owner) {
                return state.get();
              }
            },
            report -> pause(1));
    recorder.start();
    for (int i = 0; i < 300; i++) {
      synchronized (owner) {
        recorder.changed();
        recorder.settle();
      }
    }
    recorder.close();
  }

  @Test
  void nothingIsWrittenAfterTheEnd() {
    AtomicInteger writes = new AtomicInteger();
    PacedRecorder recorder = new PacedRecorder(state::get, report -> writes.incrementAndGet());
    recorder.start();
    recorder.close();
    int atTheEnd = writes.get();
    recorder.changed();
    recorder.settle();
    assertEquals(atTheEnd, writes.get());
  }

  private LogFolder folder() {
    return LogFolder.create(temp, "x", Clock.systemUTC(), Optional.empty());
  }

  private void change(StateRecorder recorder, String id) {
    state.set(named(id));
    recorder.changed();
  }

  private static int show(RunReport report, AtomicReference<String> where) {
    where.set(report.executionId());
    return 1;
  }

  private static RunReport named(String id) {
    return Reports.run(id, Status.RUNNING);
  }

  private static RunReport ofSteps(String id, int count) {
    StepResult[] steps =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    Reports.step(
                        "step-" + i,
                        Optional.of(Reports.stdout("line ".repeat(40))),
                        Optional.empty(),
                        Optional.empty()))
            .toArray(StepResult[]::new);
    return Reports.run(
        id, Status.RUNNING, Reports.document(Status.RUNNING, Reports.phase("build", true, steps)));
  }

  private static String detailed(LogFolder folder) throws IOException {
    return Files.readString(folder.path().resolve("detailedoutput.json"));
  }

  private static void parse(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(Files.readAllBytes(file))) {
      int depth = 0;
      int tokens = 0;
      while (parser.nextToken() != null) {
        depth += parser.currentToken().isStructStart() ? 1 : 0;
        depth -= parser.currentToken().isStructEnd() ? 1 : 0;
        tokens++;
      }
      if (depth != 0 || tokens == 0) {
        throw new IOException(file + " is not whole");
      }
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "nothing happened for ten seconds");
      pause(2);
    }
  }

  private static int pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return millis;
  }
}
