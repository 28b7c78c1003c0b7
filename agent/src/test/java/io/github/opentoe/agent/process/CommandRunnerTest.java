package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CommandRunnerTest {

  private final Path folder;
  private final Fixture fixture;

  CommandRunnerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.fixture = new Fixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void EX63_linesOfAGoodScriptComeInTheObservedOrder() throws Exception {
    CommandResult result = fixture.bash("echo 'hello  world'; printf '  two'");

    assertEquals(new CommandResult(Ending.EXITED, 0, "hello  world\n  two", "", ""), result);
    assertEquals("hello  world\n  two", fixture.log.stdout());
    String temp = fixture.environment.get("TMPDIR");
    List<String> expected =
        List.of(
            "ExecuteBash: Created temporary directory: DIR",
            "ExecuteBash: Created temporary script file at: FILE",
            "CmdExecution: Preparing object for command bash with arguments [FILE]",
            "CmdExecution: Starting execution of command with arguments [bash FILE]",
            "<end of stdout>",
            "CmdExecution: Terminating read operation on STDOUT pipe - EOF",
            "CmdExecution: Command execution has been completed",
            "CmdExecution: Command execution was completed successfully",
            "CmdExecution: Stderr: ",
            "CmdExecution: ExitCode 0",
            "ExecuteBash: Removing temporary directory: DIR",
            "ExecuteBash: Successfully removed temporary directory: DIR");
    List<String> lines =
        fixture.log.lines().stream()
            .map(line -> line.replaceAll("\\Q" + temp + "\\E/AWSTOE\\d+/script-\\d+\\.sh", "FILE"))
            .map(line -> line.replaceAll("\\Q" + temp + "\\E/AWSTOE\\d+", "DIR"))
            .toList();
    assertEquals(expected, lines);
  }

  @Test
  void EX63_linesOfAFailureSayErrorAndShowStandardErrorAsItIs() throws Exception {
    CommandResult result = fixture.bash("echo out; echo first >&2; echo second >&2; exit 3");

    assertEquals(3, result.exitCode());
    assertEquals("first\nsecond", result.stderrTail());
    List<String> lines = fixture.log.lines();
    assertTrue(
        lines.contains("CmdExecution: [ ERROR ] Command execution has resulted in an error"));
    assertFalse(fixture.log.hasLine("completed successfully"));
    assertTrue(lines.contains("CmdExecution: Stderr: first\nsecond"));
    assertTrue(lines.contains("CmdExecution: ExitCode 3"));
    assertEquals("out\n", fixture.log.stdout());
  }

  @Test
  void AM72_aPlainCommandHasNoTemporaryDirectoryLines() throws Exception {
    assertEquals("a  b $HOME *", fixture.run("echo", "a  b", "$HOME", "*").stdout());
    assertFalse(fixture.log.hasLine("temporary"));
  }

  @Test
  void AM61_theEnvironmentIsExactlyTheGivenOne() throws Exception {
    fixture.environment.clear();
    fixture.environment.put("TMPDIR", folder.resolve("tmp").toString());
    fixture.environment.put("BASH_FUNC_x%%", "() { :; }");
    fixture.environment.put("A.b", "1\n2");

    String stdout = fixture.run("/usr/bin/env", "-0").stdout();

    List<String> variables = Stream.of(stdout.split("\0", 0)).sorted().toList();
    assertEquals(
        List.of("A.b=1\n2", "BASH_FUNC_x%%=() { :; }", "TMPDIR=" + folder.resolve("tmp")),
        variables.stream().filter(line -> !line.startsWith(SweptTree.VARIABLE)).toList());
  }

  @Test
  void AM62_standardInputIsEmpty() throws Exception {
    assertEquals("[]", fixture.bash("read v; echo \"[$v]\"").stdout());
  }

  @Test
  void AM62_theWorkingDirectoryIsTheGivenOne() throws Exception {
    assertEquals(folder.toRealPath().toString(), fixture.bash("pwd -P").stdout());
  }

  @Test
  void AM62_theCommandLeadsASessionWithoutATerminal() throws Exception {
    String[] ids = fixture.bash("cut -d' ' -f1,5,6,7 /proc/$$/stat").stdout().split(" ", -1);
    assertEquals(ids[0], ids[1]);
    assertEquals(ids[0], ids[2]);
    assertEquals("0", ids[3]);
  }

  @Test
  void AM64_lineBreaksAreNormalisedAndTrailingOnesRemoved() throws Exception {
    assertEquals("a\nb\n\nc", fixture.bash("printf 'a\\r\\nb\\r\\n\\nc\\r\\n\\n\\r\\n'").stdout());
    assertEquals("x\r", fixture.bash("printf 'x\\r'").stdout());
    assertEquals("x\r", fixture.bash("printf 'x\\r\\r\\n'").stdout());
    assertEquals(" x\t", fixture.bash("printf ' x\\t\\n\\n'").stdout());
    assertEquals("", fixture.bash("printf '\\n\\n'").stdout());
  }

  @Test
  void AM64_standardErrorIsNeverPartOfTheOutput() throws Exception {
    assertEquals("o", fixture.bash("echo e >&2; echo o; echo e >&2").stdout());
  }

  @Test
  void AM71_undecodableBytesBecomeReplacementCharacters() throws Exception {
    assertEquals("a\ufffdb\u00e4\0c", fixture.bash("printf 'a\\377b\\303\\244\\0c'").stdout());
    CommandResult garbage =
        fixture.bash("head -c 300000 /dev/urandom; head -c 9999 /dev/urandom >&2");
    assertEquals(0, garbage.exitCode());
    assertTrue(garbage.stdout().length() > 100_000);
  }

  @Test
  void AM67_exitCodesKeepEightBits() throws Exception {
    assertEquals(194, fixture.bash("exit 3010").exitCode());
    assertEquals(255, fixture.bash("exit 255").exitCode());
  }

  @Test
  void AM68_anEndBySignalIs128AndItsNumber() throws Exception {
    assertEquals(137, fixture.bash("kill -KILL $$").exitCode());
    assertEquals(143, fixture.bash("kill -TERM $$").exitCode());
  }

  @Test
  void AM63_bothStreamsMayBeFull() throws Exception {
    CommandResult result =
        fixture.bash(
            "head -c 1048576 /dev/zero | tr '\\0' e >&2; head -c 1048576 /dev/zero | tr '\\0' o;"
                + " head -c 3000000 /dev/zero | tr '\\0' E >&2; echo done");
    assertEquals(1048576 + 4, result.stdout().length());
    assertTrue(result.stdout().endsWith("odone"));
    assertEquals(8192, result.stderrTail().length());
    assertTrue(fixture.log.hasLine(" bytes cut]"));
  }

  @Test
  void AM63_outputIsLoggedWhileTheCommandRuns() throws Exception {
    Thread waiter =
        new Thread(
            () -> {
              try {
                if (Fixture.within(
                    Duration.ofSeconds(20), () -> fixture.log.stdout().equals("early\n"))) {
                  Files.createFile(folder.resolve("go"));
                }
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    waiter.start();
    CommandResult result =
        fixture.bash(
            "echo early; for i in {1..400}; do [ -e go ] && break; sleep 0.05; done; [ -e go ]");
    waiter.join();
    assertEquals(0, result.exitCode());
  }

  @Test
  void AM72_theScriptIsPrivateAndGoneAfterwards() throws Exception {
    String stdout = fixture.bash("stat -c '%a' \"$0\" \"${0%/*}\"; echo \"$# $0\"").stdout();
    assertTrue(stdout.startsWith("600\n700\n0 "), stdout);
    assertFalse(Files.exists(Path.of(stdout.substring("600\n700\n0 ".length()))));
  }

  @Test
  void AM72_theFolderIsRemovedWithWhatTheScriptPutThere() throws Exception {
    String target = Files.createDirectory(folder.resolve("kept")).toString();
    Files.createFile(folder.resolve("kept/file"));
    fixture.bash("cd \"${0%/*}\"; mkdir -p a/b; touch a/b/c; ln -s '" + target + "' a/link");
    assertTrue(Files.exists(folder.resolve("kept/file")));
    fixture.runner.close();
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void AM72_aStepMayEmptyTheTemporaryFolder() throws Exception {
    assertEquals("one", fixture.bash("rm -rf \"$TMPDIR\"/*; echo one").stdout());
    assertTrue(fixture.log.hasLine("Successfully removed temporary directory"));
    assertEquals("two", fixture.bash("echo two; find \"$TMPDIR\" -type p -delete").stdout());
    assertEquals("three", fixture.bash("echo three").stdout());
    assertEquals("four", fixture.run("echo", "four").stdout());
  }

  @Test
  void EX9_nothingIsStartedAfterACancellationOrTheDeadline() throws Exception {
    assertEquals(
        new CommandResult(Ending.TIMED_OUT, -1, "", "", ""),
        fixture.bash("touch started", Duration.ZERO));
    fixture.cancellation.cancel();
    assertEquals(
        new CommandResult(Ending.CANCELLED, -1, "", "", ""), fixture.bash("touch started"));
    assertFalse(Files.exists(folder.resolve("started")));
  }

  @Test
  void AM72_aTemporaryFolderThatIsMissingIsNamed() throws Exception {
    fixture.environment.put("TMPDIR", folder.resolve("none").toString());
    CommandResult result = fixture.bash("true");
    assertEquals(Ending.NO_SCRIPT, result.ending());
    assertEquals(
        "cannot create temporary directory in "
            + folder.resolve("none")
            + ": no such file or directory",
        result.reason());
  }

  @Test
  void AM72_theTemporaryFolderDefaultsToTmp() {
    assertEquals(Path.of("/tmp"), CommandRunner.temporaryFolder(Map.of()));
    assertEquals(Path.of("/tmp"), CommandRunner.temporaryFolder(Map.of("TMPDIR", "")));
    assertEquals(Path.of("/x"), CommandRunner.temporaryFolder(Map.of("TMPDIR", "/x")));
  }

  @Test
  void AM24_anOutputIsCutAtACharacterWithAWarning() throws Exception {
    int limit = 16 << 20;
    // Two bytes each, and the first is at an odd position.
    CommandResult result =
        fixture.bash("printf a; yes '\u00e4' | tr -d '\\n' | head -c " + (limit + 2));
    assertEquals(1 + (limit - 1) / 2, result.stdout().length());
    assertFalse(result.stdout().contains("\ufffd"));
    assertTrue(fixture.log.hasLine("Warning ExecuteBash: standard output is larger than 16 MiB"));
    assertEquals(limit - 1, fixture.bash("yes | head -c " + limit).stdout().length());
  }

  @Test
  void AM72_actionsGetPrivateFoldersThatLeaveNothingBehind() throws Exception {
    Path path;
    try (TemporaryFolder own = fixture.runner.newFolder(scope())) {
      path = own.path();
      assertEquals(fixture.folder.resolve("tmp"), path.getParent());
      assertTrue(path.toString().matches(".*/AWSTOE[0-9]+"), path.toString());
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      Files.writeString(Files.createDirectory(path.resolve("sub")).resolve("file"), "x");
    }
    assertFalse(Files.exists(path));
  }

  private CommandScope scope() {
    return fixture.scope(Deadline.none(fixture.cancellation));
  }
}
