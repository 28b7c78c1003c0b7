package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problems;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Allows the tags of YAML's core schema and refuses all others (DL-4). */
final class Tags {

  private static final String CORE = "tag:yaml.org,2002:";
  private static final String ANY = "!";
  private static final Set<String> SCALARS = Set.of("str", "int", "float", "bool", "null");

  private final Problems problems;

  Tags(Problems problems) {
    this.problems = problems;
  }

  /** Checks the tag of a list or mapping. */
  void check(CollectionStartEvent event, String kind, Extent extent) {
    event.getTag().ifPresent(tag -> check(tag, Set.of(kind), extent));
  }

  /** The style that a scalar has once its tag is taken into account. */
  Node.Style style(ScalarEvent event, Node.Style written, Extent extent) {
    Optional<String> tag = event.getTag();
    if (tag.isEmpty() || !check(tag.get(), SCALARS, extent)) {
      return written;
    }
    boolean text = tag.get().equals(ANY) || tag.get().equals(CORE + "str");
    if (written == Node.Style.PLAIN) {
      return text ? Node.Style.QUOTED : Node.Style.PLAIN;
    }
    return text ? written : Node.Style.PLAIN;
  }

  private boolean check(String tag, Set<String> fitting, Extent extent) {
    if (tag.equals(ANY)) {
      return true;
    }
    String name = tag.startsWith(CORE) ? tag.substring(CORE.length()) : "";
    if (fitting.contains(name)) {
      return true;
    }
    String shown = Excerpt.of(name.isEmpty() ? tag : "!!" + name);
    boolean core = SCALARS.contains(name) || name.equals("seq") || name.equals("map");
    problems.error(
        "yaml-tag",
        core
            ? "The tag '" + shown + "' does not fit its value."
            : "The tag '" + shown + "' is not allowed; component documents have no custom tags.",
        extent.location());
    return false;
  }
}
