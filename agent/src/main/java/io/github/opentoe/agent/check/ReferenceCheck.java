package io.github.opentoe.agent.check;

import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.chaining.ContextKeys;
import io.github.opentoe.agent.chaining.KeptWords;
import io.github.opentoe.agent.chaining.MetadataPath;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.check.StepTexts.Room;
import io.github.opentoe.agent.document.ComponentDocument;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Node;
import java.util.List;

/** Checks every reference of a step (document-language §2.2, §2.4, §3.2, §4.3). */
final class ReferenceCheck {

  private final ComponentDocument document;
  private final CheckSettings settings;
  private final Problems problems;
  private final ChainCheck chains;
  private final NumberNotes numbers;

  ReferenceCheck(
      ComponentDocument document,
      List<StepPlace> places,
      ActionCatalog catalog,
      CheckSettings settings,
      Problems problems) {
    this.document = document;
    this.settings = settings;
    this.problems = problems;
    this.chains = new ChainCheck(places, catalog, settings);
    this.numbers = new NumberNotes(chains, catalog, problems);
  }

  void check(StepPlace place) {
    StepTexts.of(place.step()).forEach(text -> check(place, text));
    place.step().gate().ifPresent(gate -> numbers.check(gate.condition()));
    numbers.checkAssertion(place);
  }

  private void check(StepPlace place, StepTexts.Text text) {
    boolean kept = text.template().hasKeptBraces();
    for (Template.Hole hole : text.template().holes()) {
      kept |= check(place, hole, text.locate(hole), text.room());
    }
    if (kept) {
      noteKept(place, text.scalar(), text.template());
    }
  }

  /** Checks one reference; says whether it stays as it is written. */
  private boolean check(StepPlace place, Template.Hole hole, SourceLocation at, Room room) {
    Reference reference = hole.reference();
    if (reference instanceof Reference.Variable variable) {
      return checkVariable(place, variable.name(), hole, at);
    }
    if (reference instanceof Reference.Chain chain) {
      return checkChain(place, chain, hole, at);
    }
    if (reference instanceof Reference.LoopPart part) {
      return checkLoopPart(place, part, at, room);
    }
    if (hole.behindDollar()) {
      return true;
    }
    checkNamespaced(place, reference, at);
    return false;
  }

  private boolean checkVariable(
      StepPlace place, String name, Template.Hole hole, SourceLocation at) {
    if (document.variable(name).isPresent()) {
      return false;
    }
    if (hole.behindDollar()
        || KeptWords.isTemplateKeyword(name)
        || settings.keepUnknownReferences()) {
      return true;
    }
    List<String> known = document.variables().stream().map(variable -> variable.name()).toList();
    problems.error(
        "undefined-variable",
        "Step '" + place.step().name() + "' refers to undefined variable '" + name + "'.",
        at,
        NearestName.hint(name, known));
    return false;
  }

  private boolean checkChain(
      StepPlace place, Reference.Chain chain, Template.Hole hole, SourceLocation at) {
    boolean exists = chains.target(chain).isPresent();
    if (!exists && (hole.behindDollar() || settings.keepUnknownReferences())) {
      return true;
    }
    chains
        .problem(place, chain)
        .ifPresent(
            reason ->
                problems.error(
                    "invalid-reference",
                    "Step '"
                        + place.step().name()
                        + "' in phase '"
                        + place.phase().name()
                        + "' has an invalid chaining reference '"
                        + inside(hole.source())
                        + "': "
                        + reason
                        + ".",
                    at,
                    chains.hint(chain)));
    return false;
  }

  private boolean checkLoopPart(
      StepPlace place, Reference.LoopPart part, SourceLocation at, Room room) {
    boolean own =
        place
            .step()
            .loop()
            .filter(loop -> part.loop().equals("loop") || part.loop().equals(loop.name()))
            .isPresent();
    if (own && room != Room.INPUTS) {
      problems.error(
          "loop-reference",
          place.context()
              + "a loop reference can be used only in inputs, not in "
              + (room == Room.LOOP ? "the loop itself" : "'if', which comes before the loop"),
          at);
    }
    return !own;
  }

  private void checkNamespaced(StepPlace place, Reference reference, SourceLocation at) {
    if (reference instanceof Reference.ContextFact fact && !ContextKeys.ALL.contains(fact.key())) {
      problems.error(
          "unknown-context-key",
          "Step '" + place.step().name() + "' refers to unknown context key '" + fact.key() + "'.",
          at,
          NearestName.of(fact.key(), ContextKeys.ALL)
              .map(name -> "Did you mean '" + name + "'?")
              .orElse("Known keys are " + String.join(", ", ContextKeys.ALL) + "."));
    }
    if (reference instanceof Reference.InstanceMetadata metadata) {
      MetadataPath.problem(metadata.path())
          .ifPresent(reason -> problems.error("forbidden-metadata", place.context() + reason, at));
    }
    if (reference instanceof Reference.SsmComputed computed
        && computed.name() instanceof Reference.Variable variable
        && document.variable(variable.name()).isEmpty()) {
      problems.error(
          "undefined-variable",
          "Step '"
              + place.step().name()
              + "' refers to undefined variable '"
              + variable.name()
              + "'.",
          at);
    }
  }

  private void noteKept(StepPlace place, Node.Scalar scalar, Template template) {
    if (place.step().loop().isPresent()
        && template.parts().stream().anyMatch(ReferenceCheck::isLoopText)) {
      problems.warning(
          "kept-loop-text",
          "Only loop.index and loop.value are replaced; other loop text stays as it is.",
          scalar.location());
    }
    problems.note(
        "kept-braces",
        "Text in {{ }} that is no reference stays as it is; the original agent may reject this.",
        scalar.location());
  }

  private static boolean isLoopText(Template.Part part) {
    return part instanceof Template.Literal literal
        && KeptWords.looksLikeLoopReference(literal.text());
  }

  private static String inside(String source) {
    return source.substring(2, source.length() - 2).strip();
  }
}
