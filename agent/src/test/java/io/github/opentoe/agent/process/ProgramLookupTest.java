package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProgramLookupTest {

  private static final String NO_SUCH_FILE = "no such file or directory";

  private final Path folder;
  private final Fixture fixture;

  ProgramLookupTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.fixture = new Fixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void BIN1_aNameIsLookedUpInThePathOfTheStep() throws Exception {
    fixture.executable("bin/bash", "#!/bin/sh\necho fake\n");
    fixture.environment.merge("PATH", folder.resolve("bin") + ":", (old, own) -> own + old);
    assertEquals("fake", fixture.bash("echo real").stdout());
  }

  @Test
  void BIN1_aNameIsNeverLookedUpInTheWorkingDirectory() throws Exception {
    fixture.executable("tool", "#!/bin/sh\necho here\n");
    for (String path : List.of("", ":", "/usr/bin::/bin", ".", "./:bin/..")) {
      fixture.environment.put("PATH", path);
      assertNotStarted(NO_SUCH_FILE, fixture.run("tool"));
    }
  }

  @Test
  void BIN1_aPathStartsAtTheWorkingDirectory() throws Exception {
    fixture.executable("sub/tool", "#!/bin/sh\necho \"here $0\"\n");
    assertEquals("here ./sub/tool", fixture.run("./sub/tool").stdout());
    assertEquals("here sub/tool", fixture.run("sub/tool").stdout());
  }

  @Test
  void BIN1_withoutAPathTheUsualFoldersAreSearched() throws Exception {
    fixture.environment.remove("PATH");
    assertEquals("x", fixture.run("echo", "x").stdout());
  }

  @Test
  void BIN4_aMissingProgramIsNotStarted() throws Exception {
    assertNotStarted(NO_SUCH_FILE, fixture.run("./no"));
    assertNotStarted(NO_SUCH_FILE, fixture.run("no-such-program-anywhere"));
    assertNotStarted(NO_SUCH_FILE, fixture.run(""));
    assertTrue(fixture.log.hasLine("[ ERROR ] Command execution has resulted in an error"));
  }

  @Test
  void BIN4_aMissingInterpreterOfAScriptCommandIsNotStarted() throws Exception {
    fixture.environment.put("PATH", folder.toString());
    CommandResult result = fixture.bash("echo x");
    assertNotStarted(NO_SUCH_FILE, result);
    assertTrue(fixture.log.hasLine("Successfully removed temporary directory"));
  }

  @Test
  void BIN4_anExitWith127IsNotAMissingProgram() throws Exception {
    CommandResult result = fixture.bash("no-such-command");
    assertEquals(Ending.EXITED, result.ending());
    assertEquals(127, result.exitCode());
  }

  @Test
  void BIN4_whatIsNotExecutableIsDenied() throws Exception {
    Files.writeString(folder.resolve("plain"), "#!/bin/sh\n");
    assertNotStarted("permission denied", fixture.run("./plain"));
    assertNotStarted("permission denied", fixture.run("./tmp"));
    fixture.environment.put("PATH", folder.toString());
    assertNotStarted("permission denied", fixture.run("plain"));
  }

  @Test
  void BIN4_aScriptWithoutItsInterpreterIsNotStarted() throws Exception {
    fixture.executable("lost", "#!/no/such/interpreter -x\n");
    fixture.executable("windows", "#!/bin/sh\r\necho x\r\n");
    assertNotStarted(NO_SUCH_FILE, fixture.run("./lost"));
    assertNotStarted(NO_SUCH_FILE, fixture.run("./windows"));
  }

  @Test
  void BIN4_aProgramWithoutItsLoaderIsNotStarted() throws Exception {
    byte[] program = Files.readAllBytes(Path.of("/bin/true"));
    String text = new String(program, StandardCharsets.ISO_8859_1);
    int loader = text.indexOf("/lib");
    program[loader + 1] = 'L';
    Path file = fixture.executable("lost", "");
    Files.write(file, program);
    assertNotStarted(NO_SUCH_FILE, fixture.run("./lost"));
  }

  @Test
  void BIN4_garbageHasNoFormat() throws Exception {
    Path file = fixture.executable("garbage", "");
    Files.write(file, new byte[] {1, 0, 2, 0, 3});
    assertNotStarted("exec format error", fixture.run("./garbage"));
    byte[] foreign = Files.readAllBytes(Path.of("/bin/true"));
    foreign[18] = 0x7e;
    foreign[19] = 0x7e;
    Files.write(file, foreign);
    assertNotStarted("exec format error", fixture.run("./garbage"));
  }

  @Test
  void BIN5_textWithoutAnInterpreterLineRunsInTheShellWithAWarning() throws Exception {
    fixture.executable("text", "echo \"text $1\"\n");
    assertEquals("text a b", fixture.run("./text", "a b").stdout());
    assertTrue(fixture.log.hasLine("Warning CmdExecution: ./text does not name its interpreter"));
  }

  @Test
  void BIN4_aMissingWorkingDirectoryIsNamed() throws Exception {
    Path missing = folder.resolve("missing");
    CommandScope scope =
        new CommandScope(
            "ExecuteBinary",
            missing,
            fixture.environment,
            fixture.log,
            Deadline.none(fixture.cancellation));
    CommandResult result = fixture.runner.run(Command.of(List.of("/bin/true")), scope);
    assertNotStarted("working directory " + missing + ": " + NO_SUCH_FILE, result);
    // What was prepared for it serves the next command.
    assertEquals("x", fixture.run("echo", "x").stdout());
  }

  @Test
  void BIN4_aTooLongArgumentIsNotStarted() throws Exception {
    assertNotStarted("argument list too long", fixture.run("echo", "x".repeat(3_000_000)));
    assertEquals(Ending.NOT_STARTED, fixture.run("echo", "a\0b").ending());
  }

  private static void assertNotStarted(String reason, CommandResult result) {
    assertEquals(new CommandResult(Ending.NOT_STARTED, -1, "", "", reason), result);
  }
}
