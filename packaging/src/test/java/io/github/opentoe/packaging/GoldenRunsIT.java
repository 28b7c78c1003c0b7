package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every folder of testdata/runs, run by the built program and held against what it expects.
 *
 * <p>With {@code -Dopentoe.rewrite=true} the expectations become what the program does now; {@code
 * -Dopentoe.case=Read} keeps to the cases whose name begins so.
 */
@DisabledOnOs(OS.WINDOWS)
class GoldenRunsIT {

  private static final boolean REWRITE = Boolean.getBoolean("opentoe.rewrite");
  private static final String ONLY = System.getProperty("opentoe.case", "");
  private static final List<String> FIRST = List.of("exit-code", "stdout.json", "console.log");

  @TempDir static Path temporary;

  @TestFactory
  List<DynamicTest> goldenRuns() throws IOException {
    Path launcher = Distribution.unpack(temporary.resolve("program"));
    List<DynamicTest> tests = new ArrayList<>();
    ExecutorService two = Executors.newFixedThreadPool(2);
    for (GoldenCase golden : GoldenCase.all()) {
      if (!golden.name().startsWith(ONLY)) {
        continue;
      }
      Path folder = temporary.resolve(golden.name());
      Future<GoldenRun> run = two.submit(() -> GoldenRun.of(golden, launcher, folder));
      tests.add(DynamicTest.dynamicTest(golden.name(), () -> check(golden, run.get())));
    }
    two.shutdown();
    return tests;
  }

  @Test
  void thereAreCasesAndEachExpectsSomething() throws IOException {
    List<GoldenCase> cases = GoldenCase.all();
    assertTrue(cases.size() >= 45, () -> "only " + cases.size() + " cases");
    for (GoldenCase golden : cases) {
      Map<String, String> expected = golden.expectations();
      assertTrue(expected.containsKey("exit-code"), golden.name() + " expects no exit code");
      assertTrue(
          Stream.of("console.log", "stdout", "stdout.json").anyMatch(expected::containsKey),
          golden.name() + " expects no output");
    }
  }

  private static void check(GoldenCase golden, GoldenRun run) throws Exception {
    List<Executable> checks = new ArrayList<>(evidence(golden, run));
    Map<String, String> expectations = golden.expectations();
    if (REWRITE) {
      for (String name : expectations.isEmpty() ? FIRST : expectations.keySet()) {
        Optional<String> actual = run.actual(name);
        if (actual.isPresent()) {
          golden.rewrite(name, actual.get());
        }
      }
    } else {
      assertFalse(expectations.isEmpty(), "expects nothing");
      expectations.forEach(
          (name, text) ->
              checks.add(() -> isSame(name, text, run.actual(name).orElse("(nothing there)"))));
    }
    assertAll(golden.name(), checks);
  }

  /** Tells of the first difference only: all of a log is too much to read. */
  private static void isSame(String name, String expected, String actual) {
    List<String> wanted = expected.lines().toList();
    List<String> found = actual.lines().toList();
    for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
      String line = i < wanted.size() ? wanted.get(i) : "(end)";
      assertEquals(line, i < found.size() ? found.get(i) : "(end)", name + ", line " + (i + 1));
    }
    assertEquals(expected, actual, name);
  }

  /** What every run owes, whatever the case is about. */
  private static List<Executable> evidence(GoldenCase golden, GoldenRun run) throws IOException {
    List<Executable> checks = new ArrayList<>();
    checks.add(() -> assertEquals(List.of(), run.processes().thatStay(), "processes that stay"));
    checks.add(() -> assertEquals(List.of(), names(run.temporary()), "AM-72: temporary files"));
    checks.add(
        () -> assertFalse(run.outcome().toString().contains("\tat "), run.outcome()::toString));
    Optional<Path> logs = run.logFolder();
    if (golden.isRun() && logs.isPresent()) {
      checks.add(() -> holdsConsole(logs.get()));
      checks.add(() -> areOneFile(logs.get(), "detailedoutput.json", "detailedOutput.json"));
      checks.add(() -> areThoseOfTheOwner(logs.get()));
    }
    return checks;
  }

  private static void holdsConsole(Path logs) throws IOException {
    Iterator<String> lines = Files.readAllLines(logs.resolve("application.log")).iterator();
    for (String line : Files.readAllLines(logs.resolve("console.log"))) {
      boolean found = false;
      while (!found && lines.hasNext()) {
        found = lines.next().equals(line);
      }
      assertTrue(found, () -> "application.log lacks a line of console.log: " + line);
    }
  }

  /** Neither of them is there if the run ended before its first step. */
  private static void areOneFile(Path logs, String first, String second) throws IOException {
    assertEquals(Files.exists(logs.resolve(first)), Files.exists(logs.resolve(second)), second);
    if (Files.exists(logs.resolve(first))) {
      assertEquals(-1, Files.mismatch(logs.resolve(first), logs.resolve(second)), second);
    }
  }

  private static void areThoseOfTheOwner(Path logs) throws IOException {
    assertEquals("rwx------", mode(logs), "EX-44");
    for (String name : names(logs)) {
      assertEquals("rw-------", mode(logs.resolve(name)), "EX-44: " + name);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
