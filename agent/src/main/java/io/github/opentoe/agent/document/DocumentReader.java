package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/** Reads the frame of component documents and finds everything wrong with it at once. */
public final class DocumentReader {

  /**
   * What came of reading.
   *
   * @param document what could be read, also where there are errors; empty where nothing could
   * @param problems everything found, in the order of the text
   */
  public record Reading(Optional<ComponentDocument> document, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a document. */
  public Reading read(SourceText source) {
    return new Reading(Optional.empty(), new Problems().sorted());
  }
}
