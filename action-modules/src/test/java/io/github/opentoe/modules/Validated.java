package io.github.opentoe.modules;

import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.ValidationReport;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What {@code validate} says about a document of one step.
 *
 * @param problems all of them
 */
public record Validated(List<Problem> problems) {

  private static final String CONTEXT = "Parsing step 'Only' in phase 'build' failed. Error: ";

  /**
   * Validates a step.
   *
   * @param inputs as flow YAML; empty for none
   */
  public static Validated step(Platform platform, String action, String inputs) {
    String document =
        """
        schemaVersion: 1.0
        parameters:
          - Any: {type: string, default: '', description: x}
        phases:
          - name: build
            steps:
              - name: Only
                action: %s
        """
                .formatted(action)
            + (inputs.isEmpty() ? "" : "        inputs: " + inputs + "\n");
    try {
      Path file = Files.createTempFile("step", ".yaml");
      try {
        Files.writeString(file, document);
        ValidationReport report =
            ComponentAgent.withInstalledModules()
                .validate(
                    new ValidationRequest(
                        List.of(file.toString()), Set.of(platform), false, false, file));
        return new Validated(report.problems());
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The errors, without the place in front. */
  public List<String> errors() {
    return of(Severity.ERROR).stream().map(text -> text.replace(CONTEXT, "")).toList();
  }

  /** The warnings. */
  public List<String> warnings() {
    return of(Severity.WARNING);
  }

  /** The notes. */
  public List<String> notes() {
    return of(Severity.NOTE);
  }

  private List<String> of(Severity severity) {
    return problems.stream()
        .filter(problem -> problem.severity() == severity)
        .map(Problem::message)
        .toList();
  }
}
