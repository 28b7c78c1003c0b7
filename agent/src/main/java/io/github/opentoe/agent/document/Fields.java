package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Excerpt;
import io.github.opentoe.agent.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The known keys of one mapping; all others are reported (DL-9). */
final class Fields {

  private final Scope scope;
  private final Node.Mapping mapping;
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();

  /**
   * @param advice hints for unknown keys that people write here although they belong elsewhere
   */
  Fields(Node.Mapping mapping, Scope scope, List<String> known, Map<String, String> advice) {
    this.scope = scope;
    this.mapping = mapping;
    Map<String, Node.Entry> misspelt = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      if (known.contains(entry.name())) {
        entries.put(entry.name(), entry);
      } else if (advice.containsKey(entry.name())) {
        reportUnknown(entry, advice.getOrDefault(entry.name(), ""));
      } else {
        Optional<String> meant = NearestName.of(entry.name(), known);
        meant.ifPresent(name -> misspelt.putIfAbsent(name, entry));
        reportUnknown(entry, meant.map(name -> hint(entry.name(), name)).orElse(""));
      }
    }
    // What was misspelt is read as if it were right, so that its own mistakes come out as well.
    misspelt.forEach(entries::putIfAbsent);
  }

  Scope scope() {
    return scope;
  }

  /** The value of a key; empty where it is absent or null. */
  Optional<Node> get(String key) {
    return entry(key)
        .map(Node.Entry::value)
        .filter(value -> !(value instanceof Node.Scalar scalar && scalar.isNull()));
  }

  /** The text behind a key; a list or mapping is reported. */
  Optional<Node.Scalar> scalar(String key) {
    return scalar(key, "a string");
  }

  /** The scalar behind a key; a list or mapping is reported as not being what is expected. */
  Optional<Node.Scalar> scalar(String key, String expected) {
    Optional<Node> value = get(key);
    if (value.isPresent() && !(value.get() instanceof Node.Scalar)) {
      scope.error("not-a-scalar", "'" + key + "' must be " + expected, value.get().location());
    }
    return value.filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
  }

  /** The text behind a key, empty where there is none. */
  String text(String key) {
    return scalar(key).map(Node.Scalar::text).orElse("");
  }

  /** The list behind a key; anything else is reported, but a lone named mapping is its item. */
  Optional<List<Node>> list(String key, String advice) {
    Optional<Node> value = get(key);
    if (value.isEmpty() || value.get() instanceof Node.Sequence) {
      return value.map(list -> ((Node.Sequence) list).items());
    }
    scope.error("not-a-list", "'" + key + "' must be a list", value.get().location(), advice);
    boolean item = value.get() instanceof Node.Mapping lone && lone.get("name").isPresent();
    return Optional.of(item ? List.of(value.get()) : List.of());
  }

  static boolean isEmptyList(Node node) {
    return node instanceof Node.Sequence sequence && sequence.items().isEmpty();
  }

  /** Where a key stands; where the mapping begins if the key is absent. */
  SourceLocation location(String key) {
    return entry(key).map(entry -> entry.key().location()).orElseGet(mapping::location);
  }

  private Optional<Node.Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  private void reportUnknown(Node.Entry entry, String hint) {
    SourceLocation location = entry.key().location();
    String message =
        String.format(
            "Unknown key '%s' in %s (line %d).",
            Excerpt.of(entry.name()), scope.where(), location.line());
    scope.problems().add(Problem.error("unknown-key", message, location).withHint(hint));
  }

  private static String hint(String written, String meant) {
    String question = "Did you mean '" + meant + "'?";
    if (!written.equalsIgnoreCase(meant)) {
      return question;
    }
    return meant.equals(meant.toLowerCase(Locale.ROOT))
        ? question + " Write it in lower case."
        : question + " Upper and lower case matter.";
  }
}
