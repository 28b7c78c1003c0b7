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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutePowerShellTest {

  private static final String ENGINE = "D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

  private final FakeContext context =
      new FakeContext(Jimfs.newFileSystem(Configuration.windows()).getPath("C:\\work"));

  ExecutePowerShellTest() {
    context.platform = Platform.WINDOWS;
    context.environment.put("SYSTEMROOT", "D:\\Win");
  }

  private static ExecutePowerShell.Inputs commands(String... commands) {
    return new ExecutePowerShell.Inputs(Optional.of(List.of(commands)), Optional.empty());
  }

  private static ExecutePowerShell.Inputs file(String path) {
    return new ExecutePowerShell.Inputs(Optional.empty(), Optional.of(FilePath.parse(path)));
  }

  private ActionResult run(ExecutePowerShell.Inputs inputs)
      throws IOException, InterruptedException {
    return new ExecutePowerShell().run(inputs, context);
  }

  private static List<String> errors(ExecutePowerShell.Inputs inputs) {
    FakeCheck check = new FakeCheck(Platform.WINDOWS);
    new ExecutePowerShell().check(inputs, check);
    return check.errors;
  }

  private static List<String> line(String engine, String... more) {
    List<String> line = new ArrayList<>();
    line.add(engine);
    line.addAll(List.of("-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File"));
    line.addAll(List.of(more));
    return line;
  }

  @Test
  void PS1_eitherCommandsOrFile() {
    List<String> error = List.of(": ExecutePowerShell takes either 'commands' or 'file'");
    assertEquals(
        error,
        errors(
            new ExecutePowerShell.Inputs(
                Optional.of(List.of("x")), Optional.of(FilePath.parse("x.ps1")))));
    assertEquals(error, errors(new ExecutePowerShell.Inputs(Optional.empty(), Optional.empty())));
    assertEquals(List.of(), errors(commands("Get-Item C:\\x", "echo \"a: b\"")));
    assertEquals(List.of(), errors(file("C:\\a\\B.PS1")));
  }

  @Test
  void PS2_PS4_scriptAndCommandLine() throws Exception {
    run(commands("one", "two\nthree\r\nfour", "", "five\rsix"));
    assertEquals(
        List.of(
            new Command(
                line(ENGINE),
                Optional.of(
                    new Command.Script(
                        "\uFEFFone\r\ntwo\r\nthree\r\nfour\r\n\r\nfive\rsix\r\n", "ps1")))),
        context.commands);
  }

  @Test
  void PS3_engineIsTheNativeOneOfTheSystem() throws Exception {
    context.environment.put("PROCESSOR_ARCHITEW6432", "AMD64");
    run(commands("x"));
    assertEquals(
        "D:\\Win\\Sysnative\\WindowsPowerShell\\v1.0\\powershell.exe",
        context.commands.get(0).arguments().get(0));
    context.environment.clear();
    run(commands("x"));
    assertEquals(
        "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
        context.commands.get(1).arguments().get(0));
    assertEquals(Set.of(Platform.WINDOWS), new ExecutePowerShell().declaration().platforms());
  }

  @Test
  void PS7_exitCodes() throws Exception {
    context.commandResult = FakeContext.exited(3010, "");
    assertEquals(Outcome.RESTART_SAME_STEP, run(commands("x")).outcome());
    assertEquals(List.of(), context.infos);
    context.commandResult = FakeContext.exited(194, "");
    assertEquals("exit status 194", run(commands("x")).message());
    context.commandResult = FakeContext.exited(5, "");
    assertEquals("exit status 5", run(commands("x")).message());
    context.commandResult = FakeContext.ended(Ending.NOT_STARTED, "", "no such file or directory");
    assertEquals(
        ActionResult.failed("cannot run " + ENGINE + ": no such file or directory"),
        run(commands("x")));
  }

  @Test
  void PS7_fileRunsInPlace() throws Exception {
    Files.createDirectories(context.workingDirectory());
    Files.writeString(context.workingDirectory().resolve("do it.ps1"), "x");
    run(file("do it.ps1"));
    assertEquals(List.of(Command.of(line(ENGINE, "C:\\work\\do it.ps1"))), context.commands);
  }

  @Test
  void PS7_fileMustExistAndBeAScript() throws Exception {
    Files.createDirectories(context.workingDirectory().resolve("d.ps1"));
    assertEquals(ActionResult.failed("file does not exist: no.ps1"), run(file("no.ps1")));
    assertEquals(ActionResult.failed("is not a regular file: d.ps1"), run(file("d.ps1")));
    assertEquals(
        List.of("file: 'file' of ExecutePowerShell must end in .ps1"), errors(file("C:\\a.txt")));
    assertEquals(List.of(), context.commands);
  }

  @Test
  void BASH6_emptyListIsASuccessWithAWarning() throws Exception {
    assertEquals(ActionResult.succeeded("stdout", ""), run(commands()));
    assertEquals(1, context.warnings.size());
    assertEquals(List.of(), errors(commands()));
  }

  @Test
  void BASH7_nulIsAnError() {
    assertEquals(
        List.of("commands: item 1 of 'commands' holds a NUL character"), errors(commands("\0")));
  }
}
