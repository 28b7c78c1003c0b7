package io.github.opentoe.agent.document;

import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Node;
import java.util.List;

/**
 * The {@code loop} of a step (document-language §4).
 *
 * @param name empty where none is given
 * @param range what it runs over
 * @param location where it stands
 */
public record Loop(String name, Range range, SourceLocation location) {

  /** What a loop runs over. */
  public sealed interface Range {}

  /** {@code for}: both bounds included, {@code updateBy} is not 0 and leads to the end. */
  public record Count(long start, long end, long updateBy) implements Range {}

  /** {@code forEach} with items. */
  public record Items(List<Item> items) implements Range {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** One item of {@code forEach}, as written. */
  public record Item(Node.Scalar scalar, Template template) {}

  /** {@code forEach} with a text that is split. */
  public record Delimited(Item list, char delimiter) implements Range {}
}
