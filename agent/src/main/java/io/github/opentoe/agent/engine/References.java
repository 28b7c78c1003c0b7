package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.chaining.CloudValues;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.chaining.Resolver;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.value.Value;
import java.util.Optional;

/** Resolves the references of a step when it starts; loop references wait for the iteration. */
final class References implements Resolver {

  private final DocumentState document;
  private final StepPlan plan;
  private final Facts facts;
  private final Surroundings surroundings;
  private final CloudReferences cloud;

  References(DocumentState document, StepPlan plan, Surroundings surroundings, String executionId) {
    this.document = document;
    this.plan = plan;
    this.facts = Facts.of(surroundings, executionId, plan);
    this.surroundings = surroundings;
    this.cloud = new CloudReferences(surroundings.cloud(), surroundings.secrets());
  }

  @Override
  public Resolution resolve(Template.Hole hole) {
    Resolution resolution = answer(hole);
    if (!(resolution instanceof Resolution.Found found)) {
      return resolution;
    }
    Secrets secrets = surroundings.secrets();
    return new Resolution.Found(found.value(), secrets.mask(found.shown()), found.joins());
  }

  private Resolution answer(Template.Hole hole) {
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
          Optional.ofNullable(surroundings.environment().get(variable.name())),
          "environment variable '" + variable.name() + "' is not set");
    }
    if (reference instanceof Reference.ContextFact fact) {
      return fact(hole, fact.key());
    }
    if (reference instanceof Reference.InstanceMetadata metadata) {
      return cloud.metadata(hole, metadata.path());
    }
    if (reference instanceof Reference.SsmComputed computed) {
      return cloud.parameter(hole, computed, document::variable);
    }
    return reference instanceof Reference.SsmParameter parameter
        ? cloud.parameter(hole, parameter.name())
        : new Resolution.Kept();
  }

  private Resolution fact(Template.Hole hole, String key) {
    Optional<String> known = facts.find(key);
    CloudValues values = surroundings.cloud();
    if (known.isEmpty() && key.equals("accountId")) {
      return cloud.resolution(hole, values.accountId());
    }
    if (known.isEmpty() && key.equals("region")) {
      return cloud.resolution(hole, values.region());
    }
    return found(known, "context:" + key + " is not known on this host");
  }

  private static Resolution found(Optional<String> text, String otherwise) {
    return text.<Resolution>map(value -> new Resolution.Found(Value.text(value)))
        .orElseGet(() -> new Resolution.Failed(otherwise));
  }
}
