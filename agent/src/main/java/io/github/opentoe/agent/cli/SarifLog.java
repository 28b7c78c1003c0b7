package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Severity;
import io.github.opentoe.agent.problem.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    return PrettyJson.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("$schema", SCHEMA);
          json.writeStringField("version", "2.1.0");
          json.writeArrayFieldStart("runs");
          json.writeStartObject();
          writeTool(json, rules);
          json.writeStringField("columnKind", "unicodeCodePoints");
          writeResults(json, problems, new ArrayList<>(rules.keySet()));
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static Severity stronger(Severity left, Severity right) {
    return left.compareTo(right) <= 0 ? left : right;
  }

  private void writeTool(JsonGenerator json, Map<String, Severity> rules) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "opentoe");
    json.writeStringField("version", surroundings.version());
    json.writeArrayFieldStart("rules");
    for (Map.Entry<String, Severity> rule : rules.entrySet()) {
      json.writeStartObject();
      json.writeStringField("id", rule.getKey());
      writeText(json, "shortDescription", sentence(rule.getKey()));
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(rule.getValue()));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeResults(JsonGenerator json, List<Problem> problems, List<String> rules)
      throws IOException {
    json.writeArrayFieldStart("results");
    for (Problem problem : problems) {
      String hint = problem.hint().isEmpty() ? "" : " " + problem.hint();
      json.writeStartObject();
      json.writeStringField("ruleId", problem.id());
      json.writeNumberField("ruleIndex", rules.indexOf(problem.id()));
      json.writeStringField("level", level(problem.severity()));
      writeText(json, "message", problem.message() + hint);
      writeLocations(json, problem.location());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeLocations(JsonGenerator json, SourceLocation location) throws IOException {
    json.writeArrayFieldStart("locations");
    if (!location.file().isEmpty()) {
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", uri(location.file()));
      json.writeEndObject();
      if (location.isKnown()) {
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", location.line());
        json.writeNumberField("startColumn", Math.max(1, location.column()));
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeText(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
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
