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
import io.github.opentoe.modules.command.ProgramSearch;
import io.github.opentoe.modules.filesystem.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts a program without a shell. */
public final class ExecuteBinary implements ActionModule<ExecuteBinary.Inputs> {

  private static final String NAME = "ExecuteBinary";
  private static final int PEEK = 512;
  private static final String BATCH_FILE = "(?i).*\\.(cmd|bat)[ .]*";
  private static final String NOT_FOR_BATCH = "[\"%&|<>^!()\r\n]";

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "The program: a path, or a name to find in PATH.",
              required = true,
              script = true)
          FilePath path,
      @Input("What to pass to it, each item as it stands.") Optional<List<String>> arguments) {

    private List<String> argumentList() {
      return arguments.orElse(List.of());
    }
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Starts a program without a shell.", Inputs.class)
        .giving(CommandOutcome.STDOUT)
        .repeating(Repeat.AUTHOR)
        .example(
            """
            - name: Install
              action: ExecuteBinary
              inputs:
                path: ./installer
                arguments: [--quiet, --prefix, /opt/app]
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
    if (check.platform() == Platform.WINDOWS) {
      batchProblem(input.path().text(), input.argumentList())
          .ifPresent(problem -> check.error("arguments", problem));
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    String path = input.path().text();
    String missing = "cannot run " + path + ": no such file or directory";
    ProgramSearch search = new ProgramSearch(context);
    Optional<String> program = search.programFor(path);
    if (program.isEmpty()) {
      return ActionResult.failed(missing);
    }
    if (context.platform() == Platform.WINDOWS) {
      Optional<String> problem = batchProblem(program.get(), input.argumentList());
      if (problem.isPresent()) {
        return ActionResult.failed(problem.get());
      }
    } else if (search.fileFor(path).filter(ExecuteBinary::isTextWithoutInterpreter).isPresent()) {
      context.log().warning(path + " has no '#!' line and runs in /bin/sh");
    }
    List<String> command = Stream.concat(program.stream(), input.argumentList().stream()).toList();
    CommandResult result = context.processes().run(Command.of(command));
    return CommandOutcome.of(result, context, missing, path);
  }

  /** The Windows shell reads the arguments of batch files once more (BIN-6). */
  private static Optional<String> batchProblem(String program, List<String> arguments) {
    if (!program.matches(BATCH_FILE)) {
      return Optional.empty();
    }
    for (int index = 0; index < arguments.size(); index++) {
      if (Pattern.compile(NOT_FOR_BATCH).matcher(arguments.get(index)).find()) {
        return Optional.of(
            "item "
                + (index + 1)
                + " of 'arguments' holds a character that batch files take for a command: "
                + program);
      }
    }
    return Optional.empty();
  }

  private static boolean isTextWithoutInterpreter(Path file) {
    try (InputStream start = Files.newInputStream(file)) {
      String text = new String(start.readNBytes(PEEK), StandardCharsets.ISO_8859_1);
      return !text.startsWith("#!") && text.indexOf('\0') < 0;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
