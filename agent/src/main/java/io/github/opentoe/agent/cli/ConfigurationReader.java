package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.DocumentRequest;
import io.github.opentoe.agent.cli.JsonItem.Entry;
import io.github.opentoe.agent.cli.JsonItem.Kind;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.state.ContentHash;
import io.github.opentoe.agent.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands the text of a configuration file and finds everything wrong with it (§7.4). */
final class ConfigurationReader {

  private static final String DOCUMENTS = "documents";
  private static final String PARAMETERS = "parameters";

  /** How the user guide misspells {@code executionId}. */
  private static final String MISSPELLED_ID = "executonId";

  private final Problems problems;

  ConfigurationReader(Problems problems) {
    this.problems = problems;
  }

  RunConfiguration read(SourceText source) {
    try {
      JsonItem root = JsonReader.read(source);
      if (isA(root, Kind.OBJECT, "the file")) {
        return configuration(root, ContentHash.of(source.text().getBytes(StandardCharsets.UTF_8)));
      }
    } catch (JsonReader.NotJson e) {
      error(e.location(), e.reason());
    }
    return RunConfiguration.NONE;
  }

  private RunConfiguration configuration(JsonItem root, String hash) {
    Map<String, JsonItem> entries = entries(root, knownKeys());
    Map<Setting, Given> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      Optional.ofNullable(entries.get(setting.key()))
          .flatMap(value -> given(setting, setting.key(), value))
          .ifPresent(given -> settings.put(setting, given));
    }
    Optional.ofNullable(entries.get(MISSPELLED_ID))
        .flatMap(value -> given(Setting.EXECUTION_ID, MISSPELLED_ID, value))
        .ifPresent(alias -> addAlias(settings, alias));
    return new RunConfiguration(
        documents(root, Optional.ofNullable(entries.get(DOCUMENTS))),
        parameters(PARAMETERS, Optional.ofNullable(entries.get(PARAMETERS))),
        settings,
        hash);
  }

  private static List<String> knownKeys() {
    List<String> known = new ArrayList<>(Setting.keys());
    known.addAll(List.of(DOCUMENTS, PARAMETERS, MISSPELLED_ID));
    return known;
  }

  private Optional<Given> given(Setting setting, String key, JsonItem value) {
    boolean isWord = value.is(Kind.STRING) && value.text().matches("true|false");
    if (setting.isFlag() ? !isWord && !value.is(Kind.FLAG) : !value.is(Kind.STRING)) {
      Kind wanted = setting.isFlag() ? Kind.FLAG : Kind.STRING;
      error(value.location(), wrongType("'" + key + "'", wanted, value));
      return Optional.empty();
    }
    return value.text().isEmpty()
        ? Optional.empty()
        : Optional.of(new Given(value.text(), new Origin.Key(key, value.location())));
  }

  private void addAlias(Map<Setting, Given> settings, Given alias) {
    Given id = settings.putIfAbsent(Setting.EXECUTION_ID, alias);
    if (id != null && !id.text().equals(alias.text())) {
      problems.add(
          alias.origin().error("'executionId' is here too, with another value: give one of them"));
    }
  }

  private List<DocumentRequest> documents(JsonItem root, Optional<JsonItem> value) {
    List<DocumentRequest> documents = new ArrayList<>();
    if (value.isEmpty()) {
      error(root.location(), "'documents' is missing");
    } else if (isA(value.get(), Kind.ARRAY, "'documents'")) {
      if (value.get().items().isEmpty()) {
        error(value.get().location(), "'documents' is empty");
      }
      for (JsonItem item : value.get().items()) {
        document(item).ifPresent(documents::add);
      }
    }
    return documents;
  }

  private Optional<DocumentRequest> document(JsonItem item) {
    if (!isA(item, Kind.OBJECT, "each of 'documents'")) {
      return Optional.empty();
    }
    Map<String, JsonItem> entries = entries(item, List.of("path", PARAMETERS));
    Map<String, String> parameters =
        parameters("parameters", Optional.ofNullable(entries.get(PARAMETERS)));
    Optional<String> path = text(item, entries, "path", "this document");
    if (path.isPresent() && path.get().isEmpty()) {
      error(entries.getOrDefault("path", item).location(), "'path' is empty");
    }
    return path.map(given -> new DocumentRequest(given, parameters));
  }

  private Map<String, String> parameters(String key, Optional<JsonItem> value) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (value.isPresent() && isA(value.get(), Kind.ARRAY, "'" + key + "'")) {
      for (JsonItem item : value.get().items()) {
        parameter(item, parameters);
      }
    }
    return parameters;
  }

  private void parameter(JsonItem item, Map<String, String> parameters) {
    if (!isA(item, Kind.OBJECT, "each of 'parameters'")) {
      return;
    }
    Map<String, JsonItem> entries = entries(item, List.of("name", "value"));
    Optional<String> name = text(item, entries, "name", "this parameter");
    Optional<String> value = text(item, entries, "value", "this parameter");
    if (name.isEmpty()) {
      return;
    }
    SourceLocation place = entries.getOrDefault("name", item).location();
    if (name.get().isEmpty()) {
      error(place, "'name' is empty");
    }
    if (parameters.putIfAbsent(name.get(), value.orElse("")) != null) {
      error(place, "the parameter '" + name.get() + "' is given twice in this list");
    }
  }

  private Optional<String> text(
      JsonItem owner, Map<String, JsonItem> entries, String key, String what) {
    JsonItem value = entries.get(key);
    if (value == null) {
      error(owner.location(), what + " has no '" + key + "'");
      return Optional.empty();
    }
    return isA(value, Kind.STRING, "'" + key + "'") ? Optional.of(value.text()) : Optional.empty();
  }

  private Map<String, JsonItem> entries(JsonItem object, Collection<String> known) {
    Map<String, JsonItem> entries = new LinkedHashMap<>();
    Map<String, SourceLocation> seen = new HashMap<>();
    for (Entry entry : object.entries()) {
      SourceLocation first = seen.putIfAbsent(entry.key(), entry.location());
      if (first != null) {
        String reason = "the key '" + entry.key() + "' is given twice, first in line ";
        error(entry.location(), reason + first.line());
      } else if (known.contains(entry.key())) {
        entries.put(entry.key(), entry.value());
      } else {
        problems.add(
            Origin.Key.warning(
                    entry.location(), "the unknown key '" + entry.key() + "' is ignored.")
                .withHint(NearestName.hint(entry.key(), known)));
      }
    }
    return entries;
  }

  private boolean isA(JsonItem value, Kind wanted, String what) {
    if (!value.is(wanted)) {
      error(value.location(), wrongType(what, wanted, value));
    }
    return value.is(wanted);
  }

  private static String wrongType(String what, Kind wanted, JsonItem value) {
    return what + " must be " + wanted.word() + ", not " + value.kind().word();
  }

  private void error(SourceLocation place, String reason) {
    problems.add(Origin.Key.error(place, reason));
  }
}
