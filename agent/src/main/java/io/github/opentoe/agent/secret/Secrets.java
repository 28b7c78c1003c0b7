package io.github.opentoe.agent.secret;

import io.github.opentoe.agent.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The secrets of one run, nested runs included (DL-49, DL-51, AM-81); safe for any thread. */
public final class Secrets {

  /** What stands where a secret stood. */
  public static final String MASK = "****";

  private final Set<String> values = new LinkedHashSet<>();
  private volatile FormSearch everywhere = FormSearch.NOTHING;
  private volatile FormSearch inOutput = FormSearch.NOTHING;

  /** From now on nothing may show this text. */
  public synchronized void add(String secret) {
    if (secret.isEmpty() || !values.add(secret)) {
      return;
    }
    everywhere =
        new FormSearch(values.stream().flatMap(value -> SecretForms.of(value).stream()).toList());
    inOutput =
        new FormSearch(
            values.stream()
                .filter(SecretForms::isLong)
                .flatMap(value -> SecretForms.of(value).stream())
                .toList());
  }

  /** A text of ours as logs and files may show it. */
  public String mask(String text) {
    return UrlSecrets.mask(masked(text, everywhere));
  }

  /** Data of ours as logs and files may show it. */
  public Value mask(Value value) {
    return mapped(value, this::mask);
  }

  /** What a step gave, as files may show it; only long secrets are looked for (DL-51). */
  public Value maskOutput(Value value) {
    FormSearch search = inOutput;
    return search.isEmpty() ? value : mapped(value, text -> masked(text, search));
  }

  /** What to look for in the output of commands. */
  FormSearch inOutput() {
    return inOutput;
  }

  private static String masked(String text, FormSearch search) {
    if (search.isEmpty()) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Spans spans = search.find(bytes, bytes.length);
    return spans.isEmpty()
        ? text
        : new String(spans.replace(bytes, bytes.length), StandardCharsets.UTF_8);
  }

  static Value mapped(Value value, UnaryOperator<String> texts) {
    if (value instanceof Value.Text text) {
      return Value.text(texts.apply(text.text()));
    }
    if (value instanceof Value.Sequence sequence) {
      return Value.sequence(sequence.items().stream().map(item -> mapped(item, texts)).toList());
    }
    if (value instanceof Value.Mapping mapping) {
      Map<String, Value> entries = new LinkedHashMap<>();
      mapping.entries().forEach((key, entry) -> entries.put(key, mapped(entry, texts)));
      return Value.mapping(entries);
    }
    return value;
  }

  @Override
  public String toString() {
    return values.stream().map(value -> MASK).collect(Collectors.joining(" "));
  }
}
