package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Temporary. */
public final class YamlReader {
  /** Result. */
  public record YamlReading(Optional<Node> root, List<Problem> problems) {}

  /** Reads. */
  public YamlReading read(SourceText source) {
    try {
      var node =
          new Compose(LoadSettings.builder().setUseMarks(true).build())
              .composeString(source.text());
      return new YamlReading(node.map(n -> convert(source, n)), List.of());
    } catch (YamlEngineException e) {
      return new YamlReading(
          Optional.empty(),
          List.of(
              Problem.error(
                  "yaml-syntax",
                  "Document " + source.name() + " is not valid YAML: " + e,
                  new SourceLocation(source.name(), 1, 1))));
    }
  }

  private static int at(SourceText source, Optional<Mark> mark) {
    return mark.map(m -> source.offset(m.getLine(), m.getColumn())).orElse(0);
  }

  private static Node convert(SourceText source, org.snakeyaml.engine.v2.nodes.Node node) {
    Extent extent =
        new Extent(source, at(source, node.getStartMark()), at(source, node.getEndMark()));
    if (node instanceof ScalarNode scalar) {
      Node.Style style =
          scalar.getScalarStyle() == ScalarStyle.PLAIN
              ? Node.Style.PLAIN
              : scalar.getScalarStyle() == ScalarStyle.LITERAL
                  ? Node.Style.BLOCK
                  : Node.Style.QUOTED;
      return new Node.Scalar(scalar.getValue(), style, extent);
    }
    if (node instanceof SequenceNode sequence) {
      return new Node.Sequence(
          sequence.getValue().stream().map(n -> convert(source, n)).toList(), extent);
    }
    List<Node.Entry> entries = new ArrayList<>();
    for (var tuple : ((MappingNode) node).getValue()) {
      entries.add(
          new Node.Entry(
              (Node.Scalar) convert(source, tuple.getKeyNode()),
              convert(source, tuple.getValueNode())));
    }
    return new Node.Mapping(entries, false, extent);
  }
}
