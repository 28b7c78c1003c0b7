package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.StepSelection;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which steps run, for somebody who works on a document. */
final class StepOptions implements PlainOptions {

  private static final String FROM = "--from";
  private static final String UNTIL = "--until";
  private static final String ONLY = "--only";
  private static final String STEP = "--step";

  @Option(
      names = FROM,
      paramLabel = "<step>",
      description = {
        "Begin with this step; those before it are skipped. Where Install is the name of several,"
            + " write build.Install, or app.yml:build.Install. A step that needs the outputs of a"
            + " skipped one is an error, and nothing runs. Steps of nested documents have no"
            + " names here."
      })
  Optional<String> from = Optional.empty();

  @Option(
      names = UNTIL,
      paramLabel = "<step>",
      description = {"End with this step; those after it are skipped."})
  Optional<String> until = Optional.empty();

  @Option(
      names = ONLY,
      paramLabel = "<list>",
      description = {
        "Run exactly these steps, joined by commas, in the order of the document. Not beside --from"
            + " and --until."
      })
  List<String> only = new ArrayList<>();

  @Option(
      names = STEP,
      description = {
        "Show each step before it runs and ask: run it, skip it, run everything from here on, or"
            + " quit, which ends the run as Ctrl+C does. Steps of nested documents are asked about,"
            + " too. Needs a terminal; a run that goes on by itself after a restart of the machine"
            + " asks nobody."
      })
  boolean asks;

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case FROM -> from = Optional.of(value);
      case UNTIL -> until = Optional.of(value);
      case ONLY -> only.add(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean takeFlag(String name) {
    if (name.equals(STEP)) {
      asks = true;
      return true;
    }
    return false;
  }

  /** Why nobody can be asked here, where somebody has to be. */
  Optional<Problem> objection(Surroundings surroundings) {
    return asks && !surroundings.canAsk()
        ? Optional.of(
            new Origin.Option(STEP)
                .error("there is no terminal to ask on")
                .withHint("Standard input and standard error must be one."))
        : Optional.empty();
  }

  /** The long names of the options that were given and select steps. */
  List<String> given() {
    List<String> names = new ArrayList<>();
    text(from).ifPresent(step -> names.add(FROM));
    text(until).ifPresent(step -> names.add(UNTIL));
    if (only.stream().anyMatch(list -> !list.isEmpty())) {
      names.add(ONLY);
    }
    return names;
  }

  /** What they mean together. */
  StepSelection selection(Problems problems) {
    List<String> steps = new ArrayList<>();
    for (String list : only) {
      steps.addAll(CommaList.read(new Given(list, new Origin.Option(ONLY)), problems));
    }
    List<String> given = given();
    if (given.contains(ONLY) && given.size() > 1) {
      String text = "Specify either " + ONLY + " or " + given.get(0) + ", not both.";
      problems.error(Origin.Option.ID, text, SourceLocation.NONE);
      return StepSelection.ALL;
    }
    return new StepSelection(text(from), text(until), steps);
  }

  /** An empty text counts as not given. */
  private static Optional<String> text(Optional<String> given) {
    return given.map(String::strip).filter(text -> !text.isEmpty());
  }
}
