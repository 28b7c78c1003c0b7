package io.github.opentoe.modules.execution;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.command.PowerShell;
import io.github.opentoe.modules.filesystem.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs inline PowerShell text or a script file with Windows PowerShell. */
public final class ExecutePowerShell implements ActionModule<ExecutePowerShell.Inputs> {

  private static final String NAME = "ExecutePowerShell";
  // Windows PowerShell takes a script without a mark for text in the ANSI code page.
  private static final String MARK = "\uFEFF";

  /** What it takes. */
  public record Inputs(
      @Input("The lines of one script; items may have several. Excludes 'file'.")
          Optional<List<String>> commands,
      @Input(value = "A script file, which is run where it is. Excludes 'commands'.", script = true)
          Optional<FilePath> file) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Runs inline PowerShell text or a script file.", Inputs.class)
        .on(Platform.WINDOWS)
        .giving(CommandOutcome.STDOUT)
        .repeating(Repeat.AUTHOR)
        .example(
            """
            - name: InstallServer
              action: ExecutePowerShell
              inputs:
                commands:
                  - $ErrorActionPreference = 'Stop'
                  - Install-WindowsFeature -Name Web-Server
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    if (input.commands().isPresent() == input.file().isPresent()) {
      check.error("", "ExecutePowerShell takes either 'commands' or 'file'");
    }
    ScriptText.check(input.commands().orElse(List.of()), check);
    if (input.file().isPresent()) {
      FilePath file = input.file().get();
      file.check(check, NAME, "file");
      if (!file.text().toLowerCase(Locale.ROOT).endsWith(".ps1")) {
        check.error("file", "'file' of ExecutePowerShell must end in .ps1");
      }
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context)
      throws IOException, InterruptedException {
    if (input.file().isPresent()) {
      return runFile(input.file().get(), context);
    }
    List<String> commands = input.commands().orElse(List.of());
    if (commands.isEmpty()) {
      context.log().warning("'commands' is empty, there is nothing to run");
      return ActionResult.succeeded(CommandOutcome.STDOUT.name(), "");
    }
    String text = MARK + ScriptText.of(commands).replaceAll("\r?\n", "\r\n");
    return run(
        context, Command.script(PowerShell.interpreter(context), new Command.Script(text, "ps1")));
  }

  private static ActionResult runFile(FilePath file, ActionContext context)
      throws IOException, InterruptedException {
    Path path = file.in(context);
    if (!Files.exists(path)) {
      return ActionResult.failed("file does not exist: " + file.text());
    }
    if (!Files.isRegularFile(path)) {
      return ActionResult.failed("is not a regular file: " + file.text());
    }
    return run(
        context,
        Command.of(
            Stream.concat(PowerShell.interpreter(context).stream(), Stream.of(path.toString()))
                .toList()));
  }

  private static ActionResult run(ActionContext context, Command command)
      throws InterruptedException {
    String program = command.arguments().get(0);
    CommandResult result = context.processes().run(command);
    return CommandOutcome.of(
        result, context, "cannot run " + program + ": no such file or directory", program);
  }
}
