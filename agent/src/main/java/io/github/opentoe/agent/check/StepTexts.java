package io.github.opentoe.agent.check;

import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.condition.Operand;
import io.github.opentoe.agent.document.Loop;
import io.github.opentoe.agent.document.Step;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Lists the texts of a step in which references may stand. */
final class StepTexts {

  /** Where in a step a text stands. */
  enum Room {
    INPUTS,
    LOOP,
    CONDITION
  }

  /** A text, read as a template. */
  record Text(Node.Scalar scalar, Template template, Room room) {

    /** Where a reference in it stands. */
    SourceLocation locate(Template.Hole hole) {
      return scalar.extent().locate(hole.source(), hole.occurrence());
    }
  }

  private final List<Text> found = new ArrayList<>();

  private StepTexts() {}

  static List<Text> of(Step step) {
    StepTexts texts = new StepTexts();
    step.gate().ifPresent(gate -> Operands.of(gate.condition()).forEach(texts::addOperand));
    step.loop().ifPresent(texts::addLoop);
    step.inputs().entries().forEach(texts::addInputs);
    return texts.found;
  }

  /** Those of the input that a reference takes. */
  static List<Text> ofInput(Step step, Reference.Chain chain) {
    StepTexts texts = new StepTexts();
    List<Node> entries = step.inputs().entries();
    int index = chain.index().orElse(0);
    if (index < entries.size() && entries.get(index) instanceof Node.Mapping mapping) {
      mapping.get(chain.field()).ifPresent(texts::addInputs);
    }
    return texts.found;
  }

  private void addOperand(Operand operand) {
    found.add(new Text(operand.scalar(), operand.template(), Room.CONDITION));
  }

  private void addLoop(Loop loop) {
    if (loop.range() instanceof Loop.Items items) {
      items.items().forEach(this::addItem);
    } else if (loop.range() instanceof Loop.Delimited delimited) {
      addItem(delimited.list());
    }
  }

  private void addItem(Loop.Item item) {
    found.add(new Text(item.scalar(), item.template(), Room.LOOP));
  }

  private void addInputs(Node node) {
    if (node instanceof Node.Scalar scalar) {
      if (scalar.text().contains("{{")) {
        found.add(new Text(scalar, Template.parse(scalar.text()), Room.INPUTS));
      }
    } else if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(this::addInputs);
    } else if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> addInputs(entry.value()));
    }
  }
}
