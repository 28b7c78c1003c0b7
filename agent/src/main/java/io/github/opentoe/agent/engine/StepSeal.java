package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.chaining.Filling;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.chaining.Resolver;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.condition.Condition;
import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.condition.Operand;
import io.github.opentoe.agent.document.Loop;
import io.github.opentoe.agent.state.Salt;
import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hashes what a step comes to, part by part: where all are equal, there is no need to run it again.
 *
 * <p>References to steps before it count as written: those are held by hashes of their own. So do
 * facts that are different at every moment.
 */
final class StepSeal implements Resolver {

  static final String PHASE = "phase";
  static final String CONDITION = "condition";
  static final String LOOP = "loop";
  static final String LOGGING = "disableLogging";
  static final String INPUT = "input ";
  static final String REFERENCE = "{{";
  static final String SELECTION = "selection";
  static final String ANSWER = "answer";

  private static final Resolver AS_WRITTEN = hole -> new Resolution.Kept();

  private final DocumentState document;
  private final StepPlan plan;
  private final Resolver references;
  private final Salt salt;
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<Reference.Chain> needs = new ArrayList<>();

  private StepSeal(DocumentState document, StepPlan plan, Resolver references, Salt salt) {
    this.document = document;
    this.plan = plan;
    this.references = references;
    this.salt = salt;
  }

  /** What a step does in a run, and so how much of it is resolved. */
  enum Part {
    RUN,
    /** Its condition skips it: nobody asks for its inputs. */
    SKIPPED,
    /** It is not selected: nobody asks for anything. */
    UNSELECTED,
    /** Whoever approves steps does not want it. */
    DECLINED
  }

  /**
   * The hashes by the names of the parts.
   *
   * @param references of the step
   */
  static Map<String, String> of(
      DocumentState document, StepPlan plan, References references, Salt salt, Part part) {
    boolean isAsked = part == Part.RUN || part == Part.SKIPPED;
    Resolver resolver = isAsked ? references : AS_WRITTEN;
    StepSeal seal = new StepSeal(document, plan, resolver, salt);
    seal.all(part != Part.RUN);
    if (!isAsked) {
      seal.put(part == Part.DECLINED ? ANSWER : SELECTION, Value.text("no"));
    }
    return seal.parts;
  }

  /** What a step takes from steps before it. */
  static List<Reference.Chain> needs(DocumentState document, StepPlan plan) {
    StepSeal seal = new StepSeal(document, plan, AS_WRITTEN, Salt.NONE);
    seal.all(false);
    return seal.needs;
  }

  /** The hash of the name of a phase. */
  static String phase(String name, Salt salt) {
    return salt.hash(Value.text(name).toJson());
  }

  private void all(boolean skipped) {
    parts.put(PHASE, phase(plan.phase(), salt));
    put(LOGGING, new Value.Flag(plan.step().disableLogging()));
    plan.step().gate().ifPresent(gate -> put(CONDITION, gate(gate)));
    plan.step().loop().ifPresent(loop -> put(LOOP, loop(loop, skipped)));
    inputs(skipped);
  }

  /** What a reference stands for, as a part. */
  static String hash(Resolution resolution, Salt salt) {
    return resolution instanceof Resolution.Found found
        ? salt.hash("=" + found.value().toJson())
        : salt.hash("?");
  }

  @Override
  public Resolution resolve(Template.Hole hole) {
    Reference reference = hole.reference();
    if (reference instanceof Reference.Chain chain && document.runsBefore(chain, plan)) {
      needs.add(chain);
      return new Resolution.Kept();
    }
    if (reference instanceof Reference.ContextFact fact && Facts.isMomentary(fact.key())) {
      return new Resolution.Kept();
    }
    Resolution resolution = references.resolve(hole);
    boolean isValue =
        resolution instanceof Resolution.Found || resolution instanceof Resolution.Failed;
    if (isValue && isNamed(reference)) {
      parts.put(hole.source(), hash(resolution, salt));
    }
    return resolution;
  }

  /** Whether a difference in what it stands for can be told by its name. */
  private static boolean isNamed(Reference reference) {
    return reference instanceof Reference.ContextFact fact
        ? Facts.isOfTheHost(fact.key())
        : !(reference instanceof Reference.Chain);
  }

  private void inputs(boolean skipped) {
    List<InputTree> entries = plan.inputs();
    for (int index = 0; index < entries.size(); index++) {
      InputTree entry = skipped ? entries.get(index) : entries.get(index).fill(this);
      String place = index == 0 ? INPUT : INPUT + "[" + index + "].";
      put(place, Value.text(entry.node().getClass().getSimpleName()));
      if (entry instanceof InputTree.Keys keys) {
        keys.entries().forEach((key, tree) -> put(place + key, tree.value()));
      } else {
        put(place, entry.value());
      }
    }
  }

  private Value gate(Gate gate) {
    return Value.sequence(
        List.of(
            condition(gate.condition()),
            Value.text(gate.then().word()),
            Value.text(gate.otherwise().word())));
  }

  private Value condition(Condition condition) {
    if (condition instanceof Condition.And and) {
      return combined("and", and.terms());
    }
    if (condition instanceof Condition.Or or) {
      return combined("or", or.terms());
    }
    if (condition instanceof Condition.Not not) {
      return combined("not", List.of(not.term()));
    }
    Condition.Comparison comparison = (Condition.Comparison) condition;
    Map<String, Value> sides = new LinkedHashMap<>();
    sides.put(comparison.operator().word(), text(comparison.operand()));
    comparison
        .companion()
        .ifPresent(side -> sides.put(comparison.operator().companion(), text(side)));
    return Value.mapping(sides);
  }

  private Value combined(String word, List<Condition> terms) {
    return Value.mapping(
        Map.of(word, Value.sequence(terms.stream().map(this::condition).toList())));
  }

  private Value text(Operand operand) {
    return Value.text(text(operand.template()));
  }

  private String text(Template template) {
    return template.fill(this) instanceof Filling.Filled filled
        ? filled.template().filledText()
        : template.text();
  }

  private Value loop(Loop loop, boolean skipped) {
    Loop.Range range = loop.range();
    List<Value> values;
    if (range instanceof Loop.Count count) {
      values =
          List.of(
              new Value.Whole(count.start()),
              new Value.Whole(count.end()),
              new Value.Whole(count.updateBy()));
    } else if (range instanceof Loop.Items items) {
      values = items.items().stream().map(item -> item(item, skipped)).toList();
    } else {
      Loop.Delimited list = (Loop.Delimited) range;
      values = List.of(item(list.list(), skipped), Value.text("" + list.delimiter()));
    }
    String kind = range.getClass().getSimpleName();
    return Value.sequence(
        List.of(Value.text(loop.name()), Value.text(kind), Value.sequence(values)));
  }

  private Value item(Loop.Item item, boolean skipped) {
    return Value.text(skipped ? item.template().text() : text(item.template()));
  }

  private void put(String part, Value value) {
    parts.put(part, salt.hash(value.toJson()));
  }
}
