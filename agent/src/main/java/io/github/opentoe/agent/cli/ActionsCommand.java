package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the installed actions, or explains one of them. */
@Command(
    name = "actions",
    customSynopsis = {"opentoe actions [<action>] [options]"},
    description = {"Lists the actions that documents can use, or explains one of them."},
    footer = {
      "  opentoe actions",
      "  opentoe actions ExecuteBash",
      "  opentoe actions --output json | jq -r '.actions[].name'"
    })
final class ActionsCommand implements Subcommand {

  @Parameters(arity = "0..1", paramLabel = "<action>", description = "Name of an action.")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = {"What standard output gets: a text for people, or JSON.", "Default: text."})
  Optional<String> output = Optional.empty();

  @Mixin final HelpOptions help = new HelpOptions();

  @Override
  public ExitCode call(Session session) {
    Optional<Given> format =
        output
            .filter(text -> !text.isEmpty())
            .map(text -> new Given(text, new Origin.Option("--output")));
    Optional<Problem> mistake =
        format.flatMap(given -> SettingChecks.wordProblem(given, List.of("text", "json")));
    if (mistake.isPresent()) {
      return session.refuse("actions", List.of(mistake.get()));
    }
    boolean asJson = format.filter(given -> given.text().equals("json")).isPresent();
    List<? extends ActionDeclaration<?>> actions =
        session.agent().actions().stream()
            .sorted(Comparator.comparing((ActionDeclaration<?> action) -> action.name()))
            .toList();
    ActionPage page = new ActionPage(session.surroundings().outPalette());
    if (name.isEmpty()) {
      return print(session, asJson ? ActionsJson.list(actions) : page.list(actions));
    }
    for (ActionDeclaration<?> action : actions) {
      if (action.name().equals(name.get())) {
        return print(session, asJson ? ActionsJson.one(action) : page.page(action));
      }
    }
    return refuse(session, name.get(), actions);
  }

  private static ExitCode refuse(
      Session session, String name, List<? extends ActionDeclaration<?>> actions) {
    List<String> names = actions.stream().map(ActionDeclaration::name).toList();
    String hint =
        NearestName.of(name, names)
            .map(nearest -> "Did you mean '" + nearest + "'?")
            .orElse("'" + session.surroundings().program() + " actions' lists them all.");
    String text = "There is no action '" + name + "'.";
    session.show(
        List.of(Problem.error(Origin.Option.ID, text, SourceLocation.NONE).withHint(hint)));
    return ExitCode.FAILURE;
  }

  private static ExitCode print(Session session, String text) {
    session.surroundings().out().print(text);
    session.surroundings().out().flush();
    return ExitCode.SUCCESS;
  }
}
