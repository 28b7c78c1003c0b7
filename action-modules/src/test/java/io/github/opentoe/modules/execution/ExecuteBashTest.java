package io.github.opentoe.modules.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.FakeCheck;
import io.github.opentoe.modules.FakeContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecuteBashTest {

  private final FakeContext context = new FakeContext(Path.of("/work"));

  private ActionResult run(String... commands) throws InterruptedException {
    return new ExecuteBash().run(new ExecuteBash.Inputs(List.of(commands)), context);
  }

  private static Map<String, Value> stdout(String text) {
    return Map.of("stdout", Value.text(text));
  }

  @Test
  void BASH1_allItemsAreOneScript() throws Exception {
    run("cat <<X", "a\nb", "X", "", "echo $x");
    assertEquals(
        List.of(
            new Command(
                List.of("bash"),
                Optional.of(new Command.Script("cat <<X\na\nb\nX\n\necho $x\n", "sh")))),
        context.commands);
  }

  @Test
  void BASH2_platforms() {
    assertEquals(
        Set.of(Platform.LINUX, Platform.MACOS), new ExecuteBash().declaration().platforms());
    assertEquals(Repeat.AUTHOR, new ExecuteBash().declaration().repeat());
  }

  @Test
  void BASH4_zeroIsSuccess() throws Exception {
    context.commandResult = FakeContext.exited(0, "ok");
    ActionResult result = run("echo ok");
    assertEquals(new ActionResult(Outcome.SUCCEEDED, "", stdout("ok")), result);
  }

  @Test
  void BASH4_194AsksForARestartOfTheSameStep() throws Exception {
    context.commandResult = FakeContext.exited(194, "so far");
    assertEquals(
        new ActionResult(Outcome.RESTART_SAME_STEP, "", stdout("so far")), run("exit 194"));
  }

  @Test
  void AM69_logSaysThat3010BecameARestart() throws Exception {
    context.commandResult = FakeContext.exited(194, "");
    run("exit 3010");
    assertEquals(
        List.of("exit code 194 asks for a restart (3010 becomes 194 in 8 bits)"), context.infos);
  }

  @ParameterizedTest
  @CsvSource({
    "1,exit status 1",
    "2,exit status 2",
    "126,exit status 126",
    "127,exit status 127",
    "128,exit status 128",
    "129,exit status 129 (signal 1)",
    "137,exit status 137 (signal 9)",
    "159,exit status 159 (signal 31)",
    "160,exit status 160",
    "255,exit status 255"
  })
  void AM67_AM68_otherCodesFailWithTheStatus(int code, String message) throws Exception {
    context.commandResult = FakeContext.exited(code, "a");
    assertEquals(
        new ActionResult(Outcome.COMMAND_FAILED, message, stdout("a")), run("exit " + code));
  }

  @Test
  void BASH5_missingBashIsNamed() throws Exception {
    context.commandResult = FakeContext.ended(Ending.NOT_STARTED, "", "no such file or directory");
    assertEquals(ActionResult.failed("bash not found in PATH"), run("echo"));
    context.commandResult = FakeContext.ended(Ending.NOT_STARTED, "", "permission denied");
    assertEquals(ActionResult.failed("cannot run bash: permission denied"), run("echo"));
  }

  @Test
  void BASH5_scriptThatCannotBeWrittenIsNamed() throws Exception {
    String reason = "cannot create script file: /tmp/x.sh: no space left on device";
    context.commandResult = FakeContext.ended(Ending.NO_SCRIPT, "", reason);
    assertEquals(ActionResult.failed(reason), run("echo"));
  }

  @Test
  void BASH6_emptyListIsASuccessWithAWarning() throws Exception {
    assertEquals(new ActionResult(Outcome.SUCCEEDED, "", stdout("")), run());
    assertEquals(List.of("'commands' is empty, there is nothing to run"), context.warnings);
    assertEquals(List.of(), context.commands);
  }

  @Test
  void BASH7_nulIsAnError() {
    FakeCheck check = new FakeCheck(Platform.LINUX);
    ExecuteBash.Inputs inputs = new ExecuteBash.Inputs(List.of("echo", "a\0b", "c\rd"));
    new ExecuteBash().check(inputs, check);
    assertEquals(List.of("commands: item 2 of 'commands' holds a NUL character"), check.errors);
  }

  @Test
  void EX9_outputIsKeptWhenTheTimeIsUpOrTheRunCancelled() throws Exception {
    context.commandResult = FakeContext.ended(Ending.TIMED_OUT, "begun", "");
    assertEquals(new ActionResult(Outcome.TIMED_OUT, "", stdout("begun")), run("sleep 9"));
    context.commandResult = FakeContext.ended(Ending.CANCELLED, "begun", "");
    assertEquals(new ActionResult(Outcome.CANCELLED, "", stdout("begun")), run("sleep 9"));
  }
}
