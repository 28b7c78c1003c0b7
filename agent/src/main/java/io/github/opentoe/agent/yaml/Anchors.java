package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What aliases stand for, and how much they have expanded to so far (DL-4). */
final class Anchors {

  private static final int MOST_EXPANDED = 10_000;

  private final Map<String, Built> complete = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int expanded;

  /** A node with this anchor begins. */
  void begin(String anchor) {
    open.add(anchor);
    complete.remove(anchor);
  }

  /** A node with this anchor is read. */
  void end(String anchor, Built built) {
    open.remove(anchor);
    complete.put(anchor, built);
  }

  /** What an alias stands for; empty where there is no such anchor. */
  Optional<Built> expand(String anchor, Extent alias) {
    if (open.contains(anchor)) {
      throw new UnreadableException(
          Problem.error(
              "yaml-alias",
              "The alias '*" + Excerpt.of(anchor) + "' stands inside the value it stands for.",
              alias.location()));
    }
    Optional<Built> built = Optional.ofNullable(complete.get(anchor));
    expanded += built.map(Built::size).orElse(1);
    if (expanded > MOST_EXPANDED) {
      throw new UnreadableException(
          Problem.error(
              "yaml-alias",
              "The aliases of this document expand to more than " + MOST_EXPANDED + " values.",
              alias.location()));
    }
    return built;
  }
}
