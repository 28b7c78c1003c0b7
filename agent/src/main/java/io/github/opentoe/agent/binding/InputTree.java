package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.chaining.Filling;
import io.github.opentoe.agent.chaining.Resolver;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.agent.yaml.Extent;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The inputs of a step as written, with their references open or filled; immutable. */
public sealed interface InputTree {

  /** The node it was made of. */
  Node node();

  /**
   * A scalar.
   *
   * @param failure why a reference in it could not be resolved, where that is left to whoever asks
   */
  record Leaf(Node.Scalar node, Template template, Optional<String> failure) implements InputTree {}

  /** A list. */
  record Items(Node.Sequence node, List<InputTree> items) implements InputTree {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A mapping, in written order. */
  record Keys(Node.Mapping node, Map<String, InputTree> entries) implements InputTree {
    public Keys {
      // Most steps have one key, and a document may have thousands of steps.
      entries = entries.size() <= 1 ? Map.copyOf(entries) : entries;
    }
  }

  /** The tree of a node, with every reference open. */
  static InputTree of(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return new Leaf(scalar, Template.parse(scalar.text()), Optional.empty());
    }
    if (node instanceof Node.Sequence sequence) {
      return new Items(sequence, sequence.items().stream().map(InputTree::of).toList());
    }
    Node.Mapping mapping = (Node.Mapping) node;
    Map<String, InputTree> entries = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> entries.put(entry.name(), of(entry.value())));
    return new Keys(mapping, entries);
  }

  /** A set of inputs in which nothing is written. */
  static InputTree nothingWritten() {
    Extent nowhere = new Extent(new SourceText("", ""), 0, 0);
    return of(new Node.Mapping(List.of(), false, nowhere));
  }

  /** Whether it is YAML's null, which counts as absent (AM-4). */
  default boolean isNull() {
    return node() instanceof Node.Scalar scalar && scalar.isNull();
  }

  /** Whether no reference below is open. */
  default boolean isComplete() {
    return leaves().stream().allMatch(leaf -> leaf.template().isComplete());
  }

  /** All scalars below, in written order. */
  default List<Leaf> leaves() {
    List<Leaf> found = new ArrayList<>();
    collect(found);
    return found;
  }

  private void collect(List<Leaf> found) {
    if (this instanceof Leaf leaf) {
      found.add(leaf);
    } else if (this instanceof Items list) {
      list.items().forEach(item -> item.collect(found));
    } else if (this instanceof Keys mapping) {
      mapping.entries().values().forEach(value -> value.collect(found));
    }
  }

  /**
   * The same tree with references filled. A leaf that cannot be resolved keeps its text and carries
   * the reason.
   */
  default InputTree fill(Resolver resolver) {
    if (this instanceof Leaf leaf) {
      if (leaf.template().isComplete()) {
        return this;
      }
      Filling filling = leaf.template().fill(resolver);
      return filling instanceof Filling.Filled filled
          ? new Leaf(leaf.node(), filled.template(), leaf.failure())
          : new Leaf(
              leaf.node(), leaf.template(), Optional.of(((Filling.Impossible) filling).reason()));
    }
    if (this instanceof Items list) {
      return new Items(
          list.node(), list.items().stream().map(item -> item.fill(resolver)).toList());
    }
    Keys mapping = (Keys) this;
    Map<String, InputTree> entries = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> entries.put(key, value.fill(resolver)));
    return new Keys(mapping.node(), entries);
  }

  /** Why the first leaf that could not be resolved was not. */
  default Optional<String> firstFailure() {
    return leaves().stream().flatMap(leaf -> leaf.failure().stream()).findFirst();
  }

  /** The data as chaining sees it: scalars are text. */
  default Value value() {
    return value(Template::value, Template::filledText);
  }

  /** The data as logs and files may show it. */
  default Value shown() {
    return value(Template::shown, Template::shownText);
  }

  /** Where a text is wanted. */
  default String text() {
    return this instanceof Leaf leaf && !leaf.isNull()
        ? leaf.template().filledText()
        : value().toText();
  }

  /** A reference inside a list stays one item (AM-6). */
  private Value value(Function<Template, Value> whole, Function<Template, String> item) {
    if (this instanceof Leaf leaf) {
      return leaf.isNull() ? new Value.Nothing() : whole.apply(leaf.template());
    }
    if (this instanceof Items list) {
      Function<Template, Value> text = template -> Value.text(item.apply(template));
      return Value.sequence(
          list.items().stream()
              .map(tree -> tree.value(tree instanceof Leaf ? text : whole, item))
              .toList());
    }
    Map<String, Value> values = new LinkedHashMap<>();
    ((Keys) this).entries().forEach((key, tree) -> values.put(key, tree.value(whole, item)));
    return Value.mapping(values);
  }
}
