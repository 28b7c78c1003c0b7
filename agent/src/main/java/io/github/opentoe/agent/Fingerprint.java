package io.github.opentoe.agent;

import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.state.ContentHash;
import io.github.opentoe.agent.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether two requests mean the same run (EX-25). */
final class Fingerprint {

  private Fingerprint() {}

  /**
   * Of a request.
   *
   * @param documents as fetched, all of them there
   */
  static String of(RunRequest request, List<Fetched.Content> documents) {
    List<Value> given = new ArrayList<>();
    for (int index = 0; index < documents.size(); index++) {
      DocumentRequest document = request.documents().get(index);
      Map<String, Value> parts = new LinkedHashMap<>();
      parts.put("source", Value.text(document.source()));
      parts.put("hash", Value.text(ContentHash.of(documents.get(index).bytes())));
      parts.put("parameters", texts(document.parameters()));
      given.add(Value.mapping(parts));
    }
    Map<String, Value> parts = new LinkedHashMap<>();
    parts.put("documents", Value.sequence(given));
    parts.put(
        "phases", Value.sequence(request.phases().stream().sorted().map(Value::text).toList()));
    if (!request.steps().isAll()) {
      parts.put("steps", Value.mapping(SavedSettings.of(request.steps())));
    }
    parts.put("parameters", texts(request.parameters()));
    parts.put("configuration", Value.text(request.restarts().configuration()));
    parts.put("executionId", Value.text(request.isNamed() ? request.executionId() : ""));
    return ContentHash.of(Value.mapping(parts).toJson().getBytes(StandardCharsets.UTF_8));
  }

  private static Value texts(Map<String, String> texts) {
    Map<String, Value> values = new LinkedHashMap<>();
    new TreeMap<>(texts).forEach((name, text) -> values.put(name, Value.text(text)));
    return Value.mapping(values);
  }
}
