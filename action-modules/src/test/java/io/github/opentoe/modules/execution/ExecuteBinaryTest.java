package io.github.opentoe.modules.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import io.github.opentoe.modules.FakeContext;
import io.github.opentoe.modules.filesystem.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecuteBinaryTest {

  private final FakeContext unix =
      new FakeContext(Jimfs.newFileSystem(Configuration.unix()).getPath("/work"));
  private final FakeContext windows =
      new FakeContext(Jimfs.newFileSystem(Configuration.windows()).getPath("C:\\work"));

  ExecuteBinaryTest() {
    windows.platform = Platform.WINDOWS;
    unix.environment.put("PATH", "/usr/bin:/bin");
    windows.environment.put("Path", "C:\\Windows\\System32;C:\\tools");
  }

  private static ExecuteBinary.Inputs inputs(String path, String... arguments) {
    return new ExecuteBinary.Inputs(FilePath.parse(path), Optional.of(List.of(arguments)));
  }

  private static ActionResult run(FakeContext context, String path, String... arguments)
      throws InterruptedException {
    return new ExecuteBinary().run(inputs(path, arguments), context);
  }

  private static void write(FakeContext context, String path) throws IOException {
    Path file = context.workingDirectory().resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, new byte[] {0});
  }

  private static List<String> started(FakeContext context) {
    return context.commands.get(context.commands.size() - 1).arguments();
  }

  @Test
  void BIN1_pathsAndNamesAreLeftToTheSystem() throws Exception {
    assertEquals(Outcome.SUCCEEDED, run(unix, "./show").outcome());
    assertEquals(List.of("./show"), started(unix));
    run(unix, "echo", "a");
    assertEquals(List.of("echo", "a"), started(unix));
  }

  @Test
  void BIN1_nameIsNeverFoundInTheWorkingDirectory(@TempDir Path folder) throws Exception {
    FakeContext context = new FakeContext(folder);
    program(folder.resolve("tool"));
    for (String path : List.of("", ".", ":" + folder.resolve("bin"), "/none:")) {
      context.environment.put("PATH", path);
      assertEquals(
          ActionResult.failed("cannot run tool: no such file or directory"),
          run(context, "tool"),
          path);
    }
    program(folder.resolve("bin/tool"));
    context.environment.put("PATH", ":" + folder.resolve("bin"));
    run(context, "tool", "x");
    assertEquals(List.of(folder.resolve("bin/tool").toString(), "x"), started(context));
  }

  private static void program(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void BIN1_windowsAddsExtensions() throws Exception {
    write(windows, "C:\\tools\\msbuild.exe");
    write(windows, "C:\\tools\\msbuild");
    write(windows, "C:\\work\\local.exe");
    run(windows, "msbuild", "/v");
    assertEquals(List.of("C:\\tools\\msbuild.exe", "/v"), started(windows));
    run(windows, "msbuild.exe");
    assertEquals(List.of("C:\\tools\\msbuild.exe"), started(windows));
    run(windows, ".\\local");
    assertEquals("local.exe", lastName(started(windows).get(0)));
    assertEquals(
        ActionResult.failed("cannot run local: no such file or directory"), run(windows, "local"));
    windows.environment.put("PATHEXT", ".XYZ");
    assertEquals(
        ActionResult.failed("cannot run msbuild: no such file or directory"),
        run(windows, "msbuild"));
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('\\') + 1);
  }

  @Test
  void BIN2_argumentsArePassedAsTheyAre() throws Exception {
    run(unix, "echo", "a  b", "$HOME", "*", "", "010", "yes");
    assertEquals(List.of("echo", "a  b", "$HOME", "*", "", "010", "yes"), started(unix));
    ExecuteBinary.Inputs none = new ExecuteBinary.Inputs(FilePath.parse("x"), Optional.empty());
    new ExecuteBinary().run(none, unix);
    assertEquals(Command.of(List.of("x")), unix.commands.get(1));
  }

  @Test
  void BIN3_exitCodes() throws Exception {
    unix.commandResult = FakeContext.exited(7, "said");
    ActionResult result = run(unix, "x");
    assertEquals(Outcome.COMMAND_FAILED, result.outcome());
    assertEquals("exit status 7", result.message());
    unix.commandResult = FakeContext.exited(194, "");
    assertEquals(Outcome.RESTART_SAME_STEP, run(unix, "x").outcome());
    write(windows, "C:\\tools\\x.exe");
    windows.commandResult = FakeContext.exited(3010, "");
    assertEquals(Outcome.RESTART_SAME_STEP, run(windows, "x").outcome());
    windows.commandResult = FakeContext.exited(194, "");
    assertEquals("exit status 194", run(windows, "x").message());
    windows.commandResult = FakeContext.exited(137, "");
    assertEquals("exit status 137", run(windows, "x").message());
  }

  @Test
  void BIN4_programThatCannotBeStarted() throws Exception {
    unix.commandResult = FakeContext.ended(Ending.NOT_STARTED, "", "no such file or directory");
    assertEquals(
        ActionResult.failed("cannot run ./no: no such file or directory"), run(unix, "./no"));
    unix.commandResult = FakeContext.ended(Ending.NOT_STARTED, "", "permission denied");
    assertEquals(ActionResult.failed("cannot run ./no: permission denied"), run(unix, "./no"));
  }

  @Test
  void BIN5_textWithoutInterpreterLineIsWarnedAbout(@TempDir Path folder) throws Exception {
    FakeContext context = new FakeContext(folder);
    program(folder.resolve("good"));
    program(folder.resolve("bare"));
    Files.writeString(folder.resolve("bare"), "echo hello\n");
    Files.write(folder.resolve("plain"), "echo".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    program(folder.resolve("binary"));
    Files.write(folder.resolve("binary"), new byte[] {0x7F, 'E', 'L', 'F', 0});
    for (String path : List.of("./good", "./bare", "./plain", "./binary", "./none")) {
      run(context, path);
    }
    assertEquals(List.of("./bare has no '#!' line and runs in /bin/sh"), context.warnings);
  }

  @Test
  void BIN6_batchFilesTakeOnlyHarmlessArguments() throws Exception {
    FakeCheck check = new FakeCheck(Platform.WINDOWS);
    new ExecuteBinary().check(inputs("C:\\a.CMD", "fine", "a&b"), check);
    assertEquals(
        List.of(
            "arguments: item 2 of 'arguments' holds a character that batch files take for a"
                + " command: C:\\a.CMD"),
        check.errors);
    for (String argument : List.of("\"", "%", "|", "<", ">", "^", "!", "(", ")", "a\nb")) {
      FakeCheck each = new FakeCheck(Platform.WINDOWS);
      new ExecuteBinary().check(inputs("a.bat", argument), each);
      assertEquals(1, each.errors.size(), argument);
    }
    FakeCheck elsewhere = new FakeCheck(Platform.LINUX);
    new ExecuteBinary().check(inputs("/a.bat", "a&b"), elsewhere);
    FakeCheck program = new FakeCheck(Platform.WINDOWS);
    new ExecuteBinary().check(inputs("C:\\a.exe", "a&b"), program);
    assertEquals(List.of(), elsewhere.errors);
    assertEquals(List.of(), program.errors);
  }

  @Test
  void BIN6_batchFileFoundInPathIsCheckedWhenTheStepRuns() throws Exception {
    write(windows, "C:\\tools\\npm.cmd");
    assertEquals(
        "item 1 of 'arguments' holds a character that batch files take for a command:"
            + " C:\\tools\\npm.cmd",
        run(windows, "npm", "a|b").message());
    assertEquals(List.of(), windows.commands);
    assertEquals(Outcome.SUCCEEDED, run(windows, "npm", "install").outcome());
  }
}
