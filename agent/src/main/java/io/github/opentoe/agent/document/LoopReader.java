package io.github.opentoe.agent.document;

import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Excerpt;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.ScalarText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the {@code loop} of a step (document-language §4). */
final class LoopReader {

  private static final List<String> KEYS = List.of("name", "for", "forEach");
  private static final List<String> COUNT_KEYS = List.of("start", "end", "updateBy");
  private static final List<String> DELIMITED_KEYS = List.of("list", "delimiter");
  private static final Map<String, String> ADVICE =
      Map.of(
          "start", "It belongs inside 'for'.",
          "end", "It belongs inside 'for'.",
          "updateBy", "It belongs inside 'for'.",
          "list", "It belongs inside 'forEach'.",
          "delimiter", "It belongs inside 'forEach'.");
  private static final String RESERVED = "loop";
  private static final String DELIMITERS = ".,;:\n\t -_";
  private static final long MANY = 10_000;

  private final Scope step;
  private final NameRegister names;

  /**
   * @param names the loop names of the phase
   */
  LoopReader(Scope step, NameRegister names) {
    this.step = step;
    this.names = names;
  }

  /** The loop, where it says what to run over. */
  Optional<Loop> read(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      step.error("loop-shape", "'loop' must be a mapping with 'for' or 'forEach'", node.location());
      return Optional.empty();
    }
    Fields fields = new Fields(mapping, step.part("the loop"), KEYS, ADVICE);
    String name = name(fields);
    Optional<Node> count = fields.get("for");
    Optional<Node> each = fields.get("forEach");
    if (count.isPresent() == each.isPresent()) {
      String found = count.isPresent() ? "has both" : "needs one of";
      step.error("loop-shape", "the loop " + found + " 'for' and 'forEach'", node.location());
    }
    Optional<Loop.Range> counted = count.flatMap(this::count);
    return counted
        .or(() -> each.flatMap(this::each))
        .map(range -> new Loop(name, range, node.location()));
  }

  private String name(Fields fields) {
    Optional<Node.Scalar> name = fields.scalar("name").filter(scalar -> !scalar.text().isEmpty());
    if (name.isPresent() && name.get().text().equals(RESERVED)) {
      step.error("loop-name", "the loop name 'loop' is reserved", name.get().location());
    } else if (name.isPresent()) {
      names.take(name.get());
    }
    return name.map(Node.Scalar::text).orElse("");
  }

  private Optional<Loop.Range> count(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      step.error(
          "loop-shape",
          "'for' must be a mapping with 'start', 'end' and 'updateBy'",
          node.location());
      return Optional.empty();
    }
    Fields fields = new Fields(mapping, step.part("the loop"), COUNT_KEYS, Map.of());
    OptionalLong start = bound(fields, "start");
    OptionalLong end = bound(fields, "end");
    OptionalLong updateBy = bound(fields, "updateBy");
    if (start.isEmpty() || end.isEmpty() || updateBy.isEmpty()) {
      return Optional.empty();
    }
    Loop.Count count = new Loop.Count(start.getAsLong(), end.getAsLong(), updateBy.getAsLong());
    SourceLocation place = fields.get("updateBy").map(Node::location).orElseGet(node::location);
    return isFinite(count, place) ? Optional.of(count) : Optional.empty();
  }

  private OptionalLong bound(Fields fields, String key) {
    Optional<Node> value = fields.get(key);
    if (value.isEmpty()) {
      step.error("loop-bound", "'for' requires '" + key + "'", fields.location(key));
      return OptionalLong.empty();
    }
    OptionalLong number =
        value.get() instanceof Node.Scalar scalar
            ? ScalarText.integer(scalar.text())
            : OptionalLong.empty();
    if (number.isEmpty()) {
      String shown = value.get() instanceof Node.Scalar scalar ? Excerpt.of(scalar.text()) : "";
      step.error(
          "loop-bound",
          "'" + key + "' must be a whole number" + (shown.isEmpty() ? "" : ", not '" + shown + "'"),
          value.get().location());
    }
    return number;
  }

  private boolean isFinite(Loop.Count count, SourceLocation location) {
    if (count.updateBy() == 0) {
      step.error("loop-bound", "'updateBy' must not be 0", location);
      return false;
    }
    boolean up = count.updateBy() > 0;
    if (up ? count.start() > count.end() : count.start() < count.end()) {
      step.error("endless-loop", "loop would never end", location);
      return false;
    }
    BigInteger distance =
        BigInteger.valueOf(count.end()).subtract(BigInteger.valueOf(count.start()));
    warnOfMany(distance.divide(BigInteger.valueOf(count.updateBy())).add(BigInteger.ONE), location);
    return true;
  }

  private void warnOfMany(BigInteger iterations, SourceLocation location) {
    if (iterations.compareTo(BigInteger.valueOf(MANY)) > 0) {
      step.problems()
          .warning(
              "long-loop",
              "The loop of " + step.where() + " has " + iterations + " iterations.",
              location);
    }
  }

  private Optional<Loop.Range> each(Node node) {
    if (node instanceof Node.Sequence sequence) {
      return items(sequence);
    }
    if (node instanceof Node.Mapping mapping) {
      return delimited(new Fields(mapping, step.part("the loop"), DELIMITED_KEYS, Map.of()));
    }
    step.error(
        "loop-shape",
        "'forEach' must be a list, or a mapping with 'list'",
        node.location(),
        "To split a text, write it behind 'list' inside 'forEach'.");
    return Optional.empty();
  }

  private Optional<Loop.Range> items(Node.Sequence sequence) {
    if (sequence.items().isEmpty()) {
      step.error("empty-loop", "the list of 'forEach' is empty", sequence.location());
      return Optional.empty();
    }
    List<Loop.Item> items = new ArrayList<>();
    int number = 0;
    for (Node item : sequence.items()) {
      number++;
      if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
        items.add(item(scalar));
      } else {
        reportItem(item, number);
      }
    }
    warnOfMany(BigInteger.valueOf(items.size()), sequence.location());
    return Optional.of(new Loop.Items(items));
  }

  private void reportItem(Node item, int number) {
    String subject = "item " + number + " of 'forEach' is ";
    if (item instanceof Node.Scalar) {
      step.error("loop-item", subject + "empty", item.location(), "Write '' for an empty text.");
    } else {
      String kind = item instanceof Node.Mapping ? "a mapping" : "a list";
      step.error(
          "loop-item", subject + kind + "; put quotes around the whole item", item.location());
    }
  }

  private Optional<Loop.Range> delimited(Fields fields) {
    char delimiter = delimiter(fields);
    if (fields.get("list").isEmpty()) {
      step.error("loop-shape", "'forEach' requires 'list'", fields.location("list"));
    }
    return fields.scalar("list").map(list -> new Loop.Delimited(item(list), delimiter));
  }

  private char delimiter(Fields fields) {
    Optional<Node.Scalar> delimiter = fields.scalar("delimiter");
    if (delimiter.isEmpty()) {
      return ',';
    }
    String text = delimiter.get().text().replace("\\n", "\n").replace("\\t", "\t");
    if (text.length() == 1 && DELIMITERS.contains(text)) {
      return text.charAt(0);
    }
    step.error(
        "loop-delimiter",
        String.format(
            "'delimiter' must be one of . , ; : - _ \\n \\t or a blank, not '%s'",
            Excerpt.of(delimiter.get().text())),
        delimiter.get().location());
    return ',';
  }

  private static Loop.Item item(Node.Scalar scalar) {
    return new Loop.Item(scalar, Template.parse(scalar.text()));
  }
}
