package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.chaining.Resolver;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.value.Value;
import java.util.Map;
import java.util.Optional;

/** Resolves the references of a step when it starts; loop references wait for the iteration. */
final class References implements Resolver {

  private final DocumentState document;
  private final StepPlan plan;
  private final Facts facts;
  private final Map<String, String> environment;

  References(DocumentState document, StepPlan plan, Facts facts, Map<String, String> environment) {
    this.document = document;
    this.plan = plan;
    this.facts = facts;
    this.environment = environment;
  }

  @Override
  public Resolution resolve(Template.Hole hole) {
    Reference reference = hole.reference();
    if (reference instanceof Reference.Variable variable) {
      return document
          .variable(variable.name())
          .<Resolution>map(text -> new Resolution.Found(Value.text(text)))
          .orElseGet(Resolution.Kept::new);
    }
    if (reference instanceof Reference.Chain chain) {
      return document
          .step(chain.phase(), chain.step())
          .map(target -> new ChainLookup(document).find(chain, target))
          .orElseGet(Resolution.Kept::new);
    }
    if (hole.behindDollar()) {
      return new Resolution.Kept();
    }
    if (reference instanceof Reference.LoopPart part) {
      return isOwnLoop(part) ? new Resolution.Later() : new Resolution.Kept();
    }
    return fromOutside(hole, reference);
  }

  private boolean isOwnLoop(Reference.LoopPart part) {
    return plan.step()
        .loop()
        .filter(loop -> part.loop().equals("loop") || part.loop().equals(loop.name()))
        .isPresent();
  }

  private Resolution fromOutside(Template.Hole hole, Reference reference) {
    if (reference instanceof Reference.EnvironmentVariable variable) {
      return found(
          Optional.ofNullable(environment.get(variable.name())),
          "environment variable '" + variable.name() + "' is not set");
    }
    if (reference instanceof Reference.ContextFact fact) {
      return found(facts.find(fact.key()), "context:" + fact.key() + " is not known on this host");
    }
    return new Resolution.Failed(
        hole.source() + " cannot be resolved: AWS lookups come with a later version");
  }

  private static Resolution found(Optional<String> text, String otherwise) {
    return text.<Resolution>map(value -> new Resolution.Found(Value.text(value)))
        .orElseGet(() -> new Resolution.Failed(otherwise));
  }
}
