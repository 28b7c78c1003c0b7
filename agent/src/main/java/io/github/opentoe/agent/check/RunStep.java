package io.github.opentoe.agent.check;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;

/**
 * A step of a run of several documents.
 *
 * @param document the number of its document, from 0
 * @param source its document, as given
 * @param place where it stands there
 */
record RunStep(int document, String source, StepPlace place) {

  /** {@code phase.Step}. */
  String path() {
    return place.path();
  }

  SourceLocation location() {
    return place.step().location();
  }

  /** What a person may call it, the shortest first. */
  List<String> spellings() {
    String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    String step = place.step().name();
    return List.of(
        step, path(), file + ":" + step, file + ":" + path(), source + ":" + step, fullName());
  }

  /** Its document, its phase and its name. */
  String fullName() {
    return source + ":" + path();
  }
}
