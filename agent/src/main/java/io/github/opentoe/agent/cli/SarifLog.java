package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Severity;
import io.github.opentoe.agent.problem.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems as a SARIF 2.1.0 log. */
final class SarifLog {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String UNRESERVED = "-._~/";

  private final Surroundings surroundings;

  SarifLog(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The log, with a final line break. */
  String render(List<Problem> problems) {
    Map<String, Severity> rules = new LinkedHashMap<>();
    problems.forEach(problem -> rules.merge(problem.id(), problem.severity(), SarifLog::stronger));
    ObjectNode log = JsonTree.object();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    fillDriver(run.putObject("tool").putObject("driver"), rules);
    run.put("columnKind", "unicodeCodePoints");
    List<String> ids = List.copyOf(rules.keySet());
    ArrayNode results = run.putArray("results");
    problems.forEach(problem -> fillResult(results.addObject(), problem, ids));
    return JsonTree.text(log);
  }

  private static Severity stronger(Severity left, Severity right) {
    return left.compareTo(right) <= 0 ? left : right;
  }

  private void fillDriver(ObjectNode driver, Map<String, Severity> rules) {
    driver.put("name", "opentoe");
    driver.put("version", surroundings.version());
    ArrayNode list = driver.putArray("rules");
    rules.forEach(
        (id, severity) -> {
          ObjectNode rule = list.addObject();
          rule.put("id", id);
          rule.putObject("shortDescription").put("text", sentence(id));
          rule.putObject("defaultConfiguration").put("level", severity.word());
        });
  }

  private void fillResult(ObjectNode result, Problem problem, List<String> rules) {
    String hint = problem.hint().isEmpty() ? "" : " " + problem.hint();
    result.put("ruleId", problem.id());
    result.put("ruleIndex", rules.indexOf(problem.id()));
    result.put("level", problem.severity().word());
    result.putObject("message").put("text", problem.message() + hint);
    ArrayNode locations = result.putArray("locations");
    SourceLocation location = problem.location();
    if (!location.file().isEmpty()) {
      ObjectNode place = locations.addObject().putObject("physicalLocation");
      place.putObject("artifactLocation").put("uri", uri(location.file()));
      if (location.isKnown()) {
        place
            .putObject("region")
            .put("startLine", location.line())
            .put("startColumn", Math.max(1, location.column()));
      }
    }
  }

  private static String sentence(String id) {
    String words = id.replace('-', ' ');
    return words.isEmpty()
        ? "Problem"
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Relative to the working directory where the file lies in it, as code hosts want it. */
  String uri(String file) {
    if (file.startsWith("s3://") || file.startsWith("arn:")) {
      return encode(file, ":");
    }
    Path folder = surroundings.workingDirectory();
    try {
      Path path = folder.getFileSystem().getPath(file).normalize();
      if (!path.isAbsolute()) {
        return encode(slashes(path), "");
      }
      return path.startsWith(folder)
          ? encode(slashes(folder.relativize(path)), "")
          : "file://" + (path.startsWith("/") ? "" : "/") + encode(slashes(path), "");
    } catch (InvalidPathException e) {
      return encode(file, "");
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static String encode(String text, String kept) {
    StringBuilder uri = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (unit & 0xff);
      boolean isPlain =
          letter < 128
              && (Character.isLetterOrDigit(letter) || (UNRESERVED + kept).indexOf(letter) >= 0);
      uri.append(isPlain ? String.valueOf(letter) : String.format("%%%02X", (int) letter));
    }
    return uri.toString();
  }
}
