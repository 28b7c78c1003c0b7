package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Excerpt;
import io.github.opentoe.agent.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code parameters} and {@code constants} (document-language §2.1). */
final class VariableReader {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 128;
  private static final String TYPE = "string";
  private static final List<String> PARAMETER_KEYS =
      List.of("type", "default", "description", "allowedValues");
  private static final List<String> CONSTANT_KEYS = List.of("type", "value");
  private static final Map<String, String> PARAMETER_ADVICE =
      Map.of("value", "A parameter has a 'default'.");
  private static final Map<String, String> CONSTANT_ADVICE =
      Map.of("default", "A constant has a 'value'.");

  private final Problems problems;
  private final Map<String, SourceLocation> first = new HashMap<>();

  VariableReader(Problems problems) {
    this.problems = problems;
  }

  /** All variables of a document: parameters, then constants. */
  List<Variable> read(Fields document) {
    List<Variable> variables = new ArrayList<>();
    for (Node.Entry entry : declarations(document, "parameter")) {
      variables.add(read(entry, "parameter"));
    }
    for (Node.Entry entry : declarations(document, "constant")) {
      variables.add(read(entry, "constant"));
    }
    return variables;
  }

  private List<Node.Entry> declarations(Fields document, String kind) {
    String key = kind + "s";
    List<Node.Entry> declarations = new ArrayList<>();
    String advice = "Begin each name with '- '.";
    List<Node> items = document.list(key, advice).orElse(List.of());
    if (document.get(key).isPresent() && document.get(key).get() instanceof Node.Mapping all) {
      return all.entries();
    }
    for (Node item : items) {
      if (item instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
        declarations.addAll(declared(mapping, kind));
      } else {
        problems.error(
            "variable-shape",
            "An entry of '" + key + "' must be a mapping with one key, the name.",
            item.location());
      }
    }
    return declarations;
  }

  /** The entries of a list item; where the definition slipped out of its name, only the name. */
  private List<Node.Entry> declared(Node.Mapping item, String kind) {
    List<Node.Entry> entries = item.entries();
    if (entries.size() == 1) {
      return entries;
    }
    Node.Entry name = entries.get(0);
    SourceLocation second = entries.get(1).key().location();
    if (name.value() instanceof Node.Scalar scalar && scalar.isNull()) {
      problems.error(
          "variable-shape",
          String.format("The keys of %s '%s' stand beside it.", kind, Excerpt.of(name.name())),
          second,
          "Indent them further than the name.");
      List<Node.Entry> definition = entries.subList(1, entries.size());
      return List.of(
          new Node.Entry(name.key(), new Node.Mapping(definition, false, item.extent())));
    }
    problems.error(
        "variable-shape",
        String.format("An entry of '%ss' has one key, the name, not %d.", kind, entries.size()),
        second,
        "Begin each name with '- '.");
    return entries;
  }

  private Variable read(Node.Entry entry, String kind) {
    checkName(kind, entry.key());
    Scope scope = Scope.variable(kind, entry.name(), problems);
    if (!(entry.value() instanceof Node.Mapping definition)) {
      scope.error(
          "variable-shape", "it must be a mapping with the key 'type'", entry.value().location());
      return variable(entry.key(), kind, Optional.of(""));
    }
    if (kind.equals("parameter")) {
      Fields fields = new Fields(definition, scope, PARAMETER_KEYS, PARAMETER_ADVICE);
      checkType(fields, entry.key().location());
      fields.scalar("description");
      if (fields.get("allowedValues").isPresent()) {
        problems.warning(
            "allowed-values",
            "'allowedValues' of " + scope.where() + " is undocumented and has no effect.",
            fields.location("allowedValues"));
      }
      return variable(entry.key(), kind, fields.scalar("default").map(Node.Scalar::text));
    }
    Fields fields = new Fields(definition, scope, CONSTANT_KEYS, CONSTANT_ADVICE);
    checkType(fields, entry.key().location());
    if (fields.get("value").isEmpty()) {
      scope.error("constant-value", "'value' is required", entry.key().location());
    }
    return variable(entry.key(), kind, Optional.of(fields.text("value")));
  }

  private static Variable variable(Node.Scalar name, String kind, Optional<String> value) {
    return new Variable(name.text(), kind.equals("constant"), value, name.location());
  }

  private void checkType(Fields fields, SourceLocation fallback) {
    Scope scope = fields.scope();
    Optional<Node.Scalar> type = fields.scalar("type");
    if (type.isEmpty()) {
      if (fields.get("type").isEmpty()) {
        scope.error("variable-type", "'type' is required; the only type is string", fallback);
      }
    } else if (type.get().text().equalsIgnoreCase(TYPE)) {
      if (!type.get().text().equals(TYPE)) {
        problems.warning(
            "variable-type-case",
            "The type of " + scope.where() + " is written in lower case: string.",
            type.get().location());
      }
    } else {
      String shown = Excerpt.of(type.get().text());
      scope.error(
          "variable-type", "'type' must be string, not '" + shown + "'", type.get().location());
    }
  }

  private void checkName(String kind, Node.Scalar name) {
    String text = name.text();
    boolean fits = text.length() >= SHORTEST && text.length() <= LONGEST;
    if (!fits || !text.chars().allMatch(NameRegister::isNameCharacter)) {
      problems.error(
          kind + "-name",
          String.format(
              "Invalid %s name '%s'. Names have 3 to 128 characters: numbers [0-9], english letters"
                  + " [a-z,A-Z] and special characters [-_].",
              kind, Excerpt.of(text)),
          name.location());
      return;
    }
    SourceLocation earlier = first.putIfAbsent(text, name.location());
    if (earlier != null) {
      problems.error(
          "duplicate-variable",
          "Duplicate parameter or constant name '" + text + "'.",
          name.location(),
          "It is first used on line " + earlier.line() + ".");
    }
  }
}
