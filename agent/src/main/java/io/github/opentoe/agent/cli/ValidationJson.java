package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.opentoe.agent.problem.Problem;
import java.util.List;

/** A validation with every problem, as JSON for programs. */
final class ValidationJson {

  private ValidationJson() {}

  /** The object, with a final line break. */
  static String render(boolean valid, String message, List<Problem> problems) {
    ObjectNode report = JsonTree.object();
    report.put("validationStatus", valid ? "success" : "failed");
    report.put("message", message);
    ArrayNode list = report.putArray("problems");
    for (Problem problem : problems) {
      ObjectNode entry = list.addObject();
      entry.put("severity", problem.severity().word());
      entry.put("id", problem.id());
      entry.put("message", problem.message());
      entry.put("hint", problem.hint());
      entry.put("file", problem.location().file());
      putPlace(entry, "line", problem.location().line());
      putPlace(entry, "column", problem.location().column());
    }
    return JsonTree.text(report);
  }

  /** A line or column, {@code null} where it is not known. */
  private static void putPlace(ObjectNode entry, String name, int place) {
    if (place > 0) {
      entry.put(name, place);
    } else {
      entry.putNull(name);
    }
  }
}
