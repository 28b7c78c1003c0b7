package io.github.opentoe.agent;

import io.github.opentoe.agent.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * What was found in documents.
 *
 * @param documents the sources as given
 * @param problems errors, warnings and notes: documents in the given order, each in the order of
 *     its text
 * @param texts the text of each readable document by the name its problems carry, for showing lines
 */
public record ValidationReport(
    List<String> documents, List<Problem> problems, Map<String, String> texts) {

  public ValidationReport {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
    texts = Map.copyOf(texts);
  }

  /** Whether there is no error. */
  public boolean isValid() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
