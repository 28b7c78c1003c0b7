package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds the nodes of one document from the parser's events. */
final class NodeComposer {

  private static final int DEEPEST = 100;
  private static final int LONGEST_WORD = 30;
  private static final int MOST_WORDS = 1000;

  private final SourceText source;
  private final Events events;
  private final Problems problems;
  private final Tags tags;
  private final Anchors anchors = new Anchors();
  private final Map<String, String> words = new HashMap<>();

  NodeComposer(SourceText source, Events events, Problems problems) {
    this.source = source;
    this.events = events;
    this.problems = problems;
    this.tags = new Tags(problems);
  }

  /** Builds the node that comes next. */
  Node compose() {
    return compose(0).node();
  }

  private Built compose(int depth) {
    Event event = events.next();
    Extent extent = events.extent(event);
    if (event instanceof AliasEvent alias) {
      return expand(alias.getAlias().getValue(), extent, depth);
    }
    Optional<String> anchor =
        event instanceof NodeEvent node ? node.getAnchor().map(Anchor::getValue) : Optional.empty();
    anchor.ifPresent(anchors::begin);
    Built built = build(event, extent, depth);
    anchor.ifPresent(name -> anchors.end(name, built));
    return built;
  }

  private Built build(Event event, Extent extent, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return new Built(scalar(scalar, extent), 1, 0);
    }
    checkDepth(depth + 1, extent);
    if (event instanceof SequenceStartEvent sequence) {
      tags.check(sequence, "seq", extent);
      return sequence(extent, depth + 1);
    }
    MappingStartEvent mapping = (MappingStartEvent) event;
    tags.check(mapping, "map", extent);
    return mapping(mapping.isFlow(), extent, depth + 1);
  }

  private Built expand(String anchor, Extent extent, int depth) {
    Optional<Built> target = anchors.expand(anchor, extent);
    if (target.isPresent()) {
      checkDepth(depth + target.get().height(), extent);
      return target.get();
    }
    String alias = "*" + anchor;
    problems.add(
        SyntaxProblem.of(
                source,
                extent.location(),
                "the alias " + Excerpt.of(alias) + " stands for no anchor")
            .withHint(SyntaxProblem.ALIAS_HINT));
    return new Built(new Node.Scalar(alias, Node.Style.QUOTED, extent), 1, 0);
  }

  private Node.Scalar scalar(ScalarEvent event, Extent extent) {
    ScalarStyle style = event.getScalarStyle();
    Node.Style written =
        style == ScalarStyle.PLAIN
            ? Node.Style.PLAIN
            : style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED
                ? Node.Style.BLOCK
                : Node.Style.QUOTED;
    return new Node.Scalar(shared(event.getValue()), tags.style(event, written, extent), extent);
  }

  /** Keys and names of actions stand in every step: one copy of each is enough. */
  private String shared(String text) {
    if (text.length() > LONGEST_WORD) {
      return text;
    }
    if (words.size() >= MOST_WORDS) {
      return words.getOrDefault(text, text);
    }
    String known = words.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private Built sequence(Extent start, int depth) {
    List<Node> items = new ArrayList<>();
    int size = 1;
    int height = 0;
    while (!events.isNext(Event.ID.SequenceEnd)) {
      Built item = compose(depth);
      items.add(item.node());
      size += item.size();
      height = Math.max(height, item.height());
    }
    return new Built(new Node.Sequence(items, upToNext(start)), size, height + 1);
  }

  private Built mapping(boolean flow, Extent start, int depth) {
    MappingBuilder builder = new MappingBuilder(problems);
    boolean trapped = false;
    int size = 1;
    int height = 0;
    while (!events.isNext(Event.ID.MappingEnd)) {
      Built key = compose(depth);
      Built value = compose(depth);
      size += key.size() + value.size();
      height = Math.max(height, Math.max(key.height(), value.height()));
      if (key.node() instanceof Node.Scalar name) {
        builder.add(name, value.node());
      } else if (flow && QuoteTrap.isSprung(source, start.start(), key.node())) {
        trapped = true;
      } else {
        problems.error("yaml-key", "A key must be a text.", key.node().location());
      }
    }
    Extent extent = upToNext(start);
    if (trapped) {
      return new Built(quoted(extent), 1, 0);
    }
    return new Built(new Node.Mapping(builder.entries(), flow, extent), size, height + 1);
  }

  private Node.Scalar quoted(Extent extent) {
    String text = source.text().substring(extent.start(), extent.end());
    Node.Scalar reference = new Node.Scalar(text, Node.Style.QUOTED, extent);
    problems.add(QuoteTrap.problem(reference));
    return reference;
  }

  private Extent upToNext(Extent start) {
    return new Extent(source, start.start(), events.extent(events.next()).end());
  }

  private void checkDepth(int depth, Extent extent) {
    if (depth > DEEPEST) {
      throw new UnreadableException(
          Problem.error(
              "yaml-depth",
              "Lists and mappings are nested more than " + DEEPEST + " levels deep.",
              extent.location()));
    }
  }
}
