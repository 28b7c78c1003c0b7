package io.github.opentoe.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a run, and what happens to what is damaged. */
class StateFilesTest {

  private static final Value VALUE = Value.mapping(Map.of("text", Value.text("ü\n\"\u0000\ud800")));

  @TempDir Path folder;

  private RunHead write(List<StateRecord> records) throws IOException {
    RunHead head = SavedRuns.head("run-1", Map.of("Tier", "web"));
    try (StateFiles files = StateFiles.create(folder, head, RunPoint.start("boot-0"), List.of())) {
      for (StateRecord record : records) {
        files.append(record);
      }
      files.move(SavedRuns.point(VALUE));
    }
    return head;
  }

  private Found find() {
    return new StateDirectory(folder).find();
  }

  private String unusable() {
    return assertInstanceOf(Found.Unusable.class, find()).reason();
  }

  @Test
  void EX24_whatWasWrittenComesBack() throws IOException {
    List<StateRecord> records = SavedRuns.records(VALUE, "it failed");
    RunHead head = write(records);
    SavedRun run = assertInstanceOf(Found.Saved.class, find()).run();
    assertEquals(head, run.head());
    assertEquals(SavedRuns.point(VALUE), run.point());
    assertEquals(records, run.records());
  }

  @Test
  void EX24_aMoveIsALineUntilARestartIsAskedFor() throws IOException {
    RunPoint whole = SavedRuns.point(VALUE);
    RunPoint start = RunPoint.start("boot-1");
    RunPoint moved = start.movedTo(whole.stack(), new Counts(1, 0, 0, 0));
    RunPoint asked = moved.asking(whole.restart().orElseThrow(), "boot-1");
    RunPoint back = asked.movedTo(whole.stack().subList(0, 1), new Counts(2, 0, 0, 0));
    Path execution = folder.resolve("execution.json");
    try (StateFiles files =
        StateFiles.create(folder, SavedRuns.head("run-1", Map.of()), start, List.of())) {
      String first = Files.readString(execution);
      files.move(moved);
      assertEquals(first, Files.readString(execution));
      assertEquals(moved, saved().run().point());
      files.move(asked);
      assertEquals(asked, saved().run().point());
    }
    try (StateFiles files = StateFiles.reopen(folder, saved())) {
      files.move(back);
      String last = Files.readString(execution);
      files.move(back.movedTo(List.of(), Counts.NONE));
      files.move(back);
      assertEquals(last, Files.readString(execution));
      assertEquals(back, saved().run().point());
    }
  }

  @Test
  void aPlaceThatWasNotFinishedIsTheOneBefore() throws IOException {
    RunPoint start = RunPoint.start("boot-1");
    RunPoint moved = start.movedTo(SavedRuns.point(VALUE).stack(), new Counts(1, 0, 0, 0));
    Path steps = folder.resolve("steps.jsonl");
    try (StateFiles files =
        StateFiles.create(folder, SavedRuns.head("run-1", Map.of()), start, List.of())) {
      files.move(moved);
      files.move(start);
    }
    byte[] whole = Files.readAllBytes(steps);
    Files.write(steps, Arrays.copyOf(whole, whole.length - 1));
    assertEquals(moved, saved().run().point());
  }

  private Found.Saved saved() {
    return assertInstanceOf(Found.Saved.class, find());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX24_filesAreForTheOwnerOnly() throws IOException {
    write(SavedRuns.records(VALUE, ""));
    for (String name : List.of("execution.json", "steps.jsonl")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
    }
    assertEquals(Set.of("execution.json", "steps.jsonl"), names(folder));
  }

  @Test
  void EX28_nothingIsLeftOfARunThatEnded() throws IOException {
    write(List.of());
    StateFiles.reopen(folder, assertInstanceOf(Found.Saved.class, find())).delete();
    assertEquals(Set.of(), names(folder));
    assertInstanceOf(Found.Nothing.class, find());
  }

  @Test
  void EX28_aRunThatFailedIsPutAside() throws IOException {
    List<StateRecord> records = SavedRuns.records(VALUE, "");
    for (int time = 0; time < 2; time++) {
      write(records);
      StateFiles.reopen(folder, assertInstanceOf(Found.Saved.class, find())).putAside();
      assertEquals(Set.of("failed"), names(folder));
      assertInstanceOf(Found.Nothing.class, find());
      Found failed = new StateDirectory(folder).findFailed();
      assertEquals(records, assertInstanceOf(Found.Saved.class, failed).run().records());
    }
    assertTrue(new StateDirectory(folder).keepsFailed("run-1"));
    assertFalse(new StateDirectory(folder).keepsFailed("run-2"));
    write(List.of());
    StateFiles.reopen(folder, assertInstanceOf(Found.Saved.class, find())).delete();
    assertEquals(Set.of(), names(folder));
    assertInstanceOf(Found.Nothing.class, new StateDirectory(folder).findFailed());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatWasPutAsideIsNotFollowedThroughALink() throws IOException {
    write(List.of());
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("failed"), elsewhere);
    StateFiles files = StateFiles.reopen(folder, assertInstanceOf(Found.Saved.class, find()));
    assertEquals(
        "The state directory " + folder + " cannot be written: failed is no folder.",
        assertThrows(AgentException.class, files::putAside).text());
    assertEquals(Set.of("elsewhere", "failed"), names(folder));
    assertEquals(Set.of(), names(elsewhere));
    assertInstanceOf(Found.Nothing.class, new StateDirectory(folder).findFailed());
  }

  @Test
  void hashesTellNothingWithoutTheirSalt() {
    Salt salt = new Salt("1");
    assertEquals(salt.hash("text"), new Salt(salt.text()).hash("text"));
    assertEquals(16, salt.hash("text").length());
    assertNotEquals(salt.hash("text"), salt.hash("other"));
    assertNotEquals(salt.hash("text"), new Salt("2").hash("text"));
  }

  @Test
  void aLineThatWasNotFinishedNeverHappened() throws IOException {
    List<StateRecord> records = SavedRuns.records(VALUE, "text");
    write(records.subList(0, 2));
    Path steps = folder.resolve("steps.jsonl");
    byte[] before = Files.readAllBytes(steps);
    byte[] line = StateJson.line(RecordCodec.write(records.get(2)));
    for (int length = 0; length < line.length; length += 1 + line.length / 12) {
      Files.write(steps, before);
      Files.write(steps, Arrays.copyOf(line, length), StandardOpenOption.APPEND);
      Found.Saved saved = assertInstanceOf(Found.Saved.class, find());
      assertEquals(records.subList(0, 2), saved.run().records());
      try (StateFiles files = StateFiles.reopen(folder, saved)) {
        files.append(records.get(3));
      }
      Found.Saved next = assertInstanceOf(Found.Saved.class, find());
      assertEquals(List.of(records.get(0), records.get(1), records.get(3)), next.run().records());
    }
  }

  @Test
  void everyTruncationIsReadOrRefused() throws IOException {
    write(SavedRuns.records(VALUE, "text"));
    for (String name : List.of("execution.json", "steps.jsonl")) {
      Path file = folder.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length - 1; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertInstanceOf(Found.Unusable.class, find(), name + " of " + length + " bytes");
      }
      Files.write(file, whole);
    }
    assertInstanceOf(Found.Saved.class, find());
  }

  @Test
  void everyFlippedBitIsReadOrRefused() throws IOException {
    write(SavedRuns.records(VALUE, "text"));
    for (String name : List.of("execution.json", "steps.jsonl")) {
      Path file = folder.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (int at = 0; at < whole.length; at++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << at % 8);
        Files.write(file, damaged);
        Found found = find();
        assertTrue(!(found instanceof Found.Nothing), () -> "nothing in " + name);
      }
      Files.write(file, whole);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 2|\"version\": 3|a newer version of this program wrote it",
        "\"version\": 2|\"version\": 0|'version' is not a whole number from 1 to 2147483647",
        "\"version\": 2|\"version\": 1.5|it holds a number that is not whole",
        "\"bootId\": \"boot-1\"|\"bootId\": 7|'bootId' is not text",
        "\"bootId\": \"boot-1\"|\"boot\": \"1\"|'bootId' is missing",
        "\"rebootCount\": 5|\"rebootCount\": -1"
            + "|'rebootCount' is not a whole number from 0 to 1000000",
        "\"after\": \"nextStep\"|\"after\": \"later\"|'after' is not a word this version knows",
        "\"startedAt\": \"2031|\"startedAt\": \"x2031|'startedAt' is not a time",
        "\"version\": 2|\"version\": 2, \"version\": 2|it is no JSON, or not all of it",
        "\"executionId\": \"run-1\"|\"executionId\": \"run-2\"|steps.jsonl belongs to another run",
        "\"records\": 6|\"records\": 7|steps.jsonl lacks steps that had ended",
      })
  void eachDamageHasItsOwnReason(String text, String instead, String reason) throws IOException {
    write(SavedRuns.records(VALUE, "text"));
    Path file = folder.resolve("execution.json");
    String saved = Files.readString(file);
    assertTrue(saved.contains(text), saved);
    Files.writeString(file, saved.replaceFirst(Pattern.quote(text), instead));
    assertEquals(reason, unusable());
  }

  @Test
  void EX17_countAndBootIdMayBeEditedByHand() throws IOException {
    write(List.of());
    Path file = folder.resolve("execution.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"rebootCount\": 5", "\"rebootCount\" : 14")
            .replace("\"boot-1\"", "\"boot-2\""));
    RunPoint point = assertInstanceOf(Found.Saved.class, find()).run().point();
    assertEquals(14, point.restarts());
    assertEquals("boot-2", point.bootId());
  }

  @Test
  void damageInTheMiddleOfTheStepsIsNoUnfinishedLine() throws IOException {
    write(SavedRuns.records(VALUE, "text"));
    Path steps = folder.resolve("steps.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(steps));
    lines.set(2, "{}");
    Files.write(steps, lines);
    assertEquals("steps.jsonl is damaged: 'at' is missing", unusable());
  }

  @Test
  void otherKindsOfFilesAreRefused() throws IOException {
    write(List.of());
    Path steps = folder.resolve("steps.jsonl");
    Files.move(steps, folder.resolve("elsewhere"));
    assertEquals("steps.jsonl is missing", unusable());
    Files.createSymbolicLink(steps, folder.resolve("elsewhere"));
    assertEquals("steps.jsonl is no file", unusable());
    Files.delete(steps);
    Files.createDirectory(steps);
    assertEquals("steps.jsonl is no file", unusable());
  }

  @Test
  void hugeFilesAreNotRead() throws IOException {
    write(List.of());
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("execution.json").toFile(), "rw")) {
      file.setLength(65L * 1024 * 1024);
    }
    assertEquals("execution.json is too large", unusable());
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    Files.writeString(folder.resolve("execution.json"), "[".repeat(100_000));
    assertEquals("it holds no JSON object", unusable());
    Files.writeString(folder.resolve("execution.json"), "{\"a\":" + "[".repeat(100_000));
    assertEquals("it is no JSON, or not all of it", unusable());
  }

  @Test
  void EX25_whatIsSetAsideIsKeptTogether() throws IOException {
    write(List.of());
    StateDirectory directory = new StateDirectory(folder);
    Path first = directory.setAside(SavedRuns.TIME);
    assertEquals("stale-2031-02-03T04-05-06Z", first.getFileName().toString());
    assertEquals(Set.of("execution.json", "steps.jsonl"), names(first));
    write(List.of());
    assertEquals(
        "stale-2031-02-03T04-05-06Z-2",
        directory.setAside(SavedRuns.TIME).getFileName().toString());
    assertInstanceOf(Found.Nothing.class, find());
  }

  @Test
  void whatCannotBeWrittenIsSaid() {
    Path missing = folder.resolve("missing");
    RunHead head = SavedRuns.head("run-1", Map.of());
    AgentException failure =
        assertThrows(
            AgentException.class,
            () -> StateFiles.create(missing, head, RunPoint.start(""), List.of()));
    assertEquals(
        "The state directory " + missing + " cannot be written: no such file or directory.",
        failure.text());
  }

  @Test
  void anInterruptDoesNotCloseTheFiles() throws IOException {
    List<StateRecord> records = SavedRuns.records(VALUE, "text");
    Thread.currentThread().interrupt();
    write(records);
    assertTrue(Thread.interrupted());
    assertEquals(records, assertInstanceOf(Found.Saved.class, find()).run().records());
  }

  @Test
  void notesAreKeptAndDropped() throws IOException {
    StateDirectory directory = new StateDirectory(folder);
    assertEquals(Map.of(), directory.kept("trigger.json"));
    directory.keep("trigger.json", Map.of("kind", "crontab"));
    assertEquals(Map.of("kind", "crontab"), directory.kept("trigger.json"));
    Files.write(folder.resolve("trigger.json"), "{\"kind\":".getBytes(StandardCharsets.UTF_8));
    assertEquals(Map.of(), directory.kept("trigger.json"));
    directory.drop("trigger.json");
    assertEquals(Set.of(), names(folder));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }
}
