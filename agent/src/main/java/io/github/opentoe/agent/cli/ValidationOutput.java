package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.ValidationReport;
import io.github.opentoe.agent.output.ValidationSummary;
import io.github.opentoe.agent.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which a validation can be printed on standard output. */
enum ValidationOutput {
  /** The two keys of execution-and-outputs §8.7. */
  TEXT {
    @Override
    String render(ValidationReport report, Surroundings surroundings) {
      return ValidationSummary.json(report.isValid(), message(report));
    }
  },
  /** The same with every problem. */
  JSON {
    @Override
    String render(ValidationReport report, Surroundings surroundings) {
      return ValidationJson.render(report.isValid(), message(report), report.problems());
    }
  },
  /** The log that code hosts show beside the source. */
  SARIF {
    @Override
    String render(ValidationReport report, Surroundings surroundings) {
      return new SarifLog(surroundings).render(report.problems());
    }
  };

  /** The report, with a final line break. */
  abstract String render(ValidationReport report, Surroundings surroundings);

  static List<String> words() {
    return Arrays.stream(values()).map(output -> output.name().toLowerCase(Locale.ROOT)).toList();
  }

  static ValidationOutput of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String message(ValidationReport report) {
    return report.isValid()
        ? "Document(s) [" + String.join(" ", report.documents()) + "] is/are valid."
        : report.problems().stream()
            .filter(Problem::isError)
            .map(Problem::text)
            .collect(Collectors.joining("\n"));
  }
}
