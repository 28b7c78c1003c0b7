package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what makes a shell complete commands, options and their values. */
@Command(
    name = "completion",
    customSynopsis = {"opentoe completion bash|zsh"},
    description = {
      "Prints what makes bash or zsh complete commands and options.",
      "Packages bring it along; elsewhere the lines below belong into ~/.bashrc and ~/.zshrc."
    },
    footer = {"  source <(opentoe completion bash)", "  source <(opentoe completion zsh)"})
final class CompletionCommand implements Subcommand {

  private static final List<String> SHELLS = List.of("bash", "zsh");

  @Parameters(arity = "0..1", paramLabel = "bash|zsh", description = "Name of the shell.")
  Optional<String> shell = Optional.empty();

  @Mixin final HelpOptions help = new HelpOptions();

  @Override
  public ExitCode call(Session session) {
    Optional<Problem> mistake =
        shell.isEmpty()
            ? Optional.of(
                Problem.error(Origin.Option.ID, "Specify bash or zsh.", SourceLocation.NONE))
            : SettingChecks.wordProblem(new Given(shell.get(), new Origin.Option("shell")), SHELLS);
    if (mistake.isPresent()) {
      return session.refuse("completion", List.of(mistake.get()));
    }
    CommandLine top = new Cli(session).commandLine();
    List<String> actions =
        session.agent().actions().stream().map(ActionDeclaration::name).sorted().toList();
    boolean isBash = shell.get().equals("bash");
    String script =
        isBash ? new BashCompletion(top, actions).text() : new ZshCompletion(top, actions).text();
    session.surroundings().out().print(script);
    session.surroundings().out().flush();
    return ExitCode.SUCCESS;
  }
}
