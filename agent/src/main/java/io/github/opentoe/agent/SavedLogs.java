package io.github.opentoe.agent;

import io.github.opentoe.agent.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the logs of a saved run go. */
final class SavedLogs {

  private static final String NAME = "name";
  private static final String OWNER = "owner";
  private static final String PREFIX = "keyPrefix";
  private static final String GROUP = "group";
  private static final String STREAM = "stream";
  private static final String REGION = "region";
  private static final String IGNORE = "ignoreFailures";

  private SavedLogs() {}

  static Value of(LogBucket bucket) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put(NAME, Value.text(bucket.name()));
    saved.put(OWNER, Value.text(bucket.owner().orElse("")));
    saved.put(PREFIX, Value.text(bucket.keyPrefix()));
    return Value.mapping(saved);
  }

  static Optional<LogBucket> bucket(Map<String, Value> settings, String key) {
    return settings.get(key) instanceof Value.Mapping bucket
        ? Optional.of(new LogBucket(text(bucket, NAME), given(bucket, OWNER), text(bucket, PREFIX)))
        : Optional.empty();
  }

  static Value of(LogStream stream) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put(GROUP, Value.text(stream.group()));
    saved.put(STREAM, Value.text(stream.stream()));
    saved.put(REGION, Value.text(stream.region().orElse("")));
    saved.put(IGNORE, new Value.Flag(stream.ignoreFailures()));
    return Value.mapping(saved);
  }

  static Optional<LogStream> stream(Map<String, Value> settings, String key) {
    return settings.get(key) instanceof Value.Mapping stream
        ? Optional.of(
            new LogStream(
                text(stream, GROUP),
                text(stream, STREAM),
                given(stream, REGION),
                new Value.Flag(true).equals(stream.entries().get(IGNORE))))
        : Optional.empty();
  }

  private static String text(Value.Mapping saved, String key) {
    return saved.entries().get(key) instanceof Value.Text text ? text.text() : "";
  }

  private static Optional<String> given(Value.Mapping saved, String key) {
    return Optional.of(text(saved, key)).filter(text -> !text.isEmpty());
  }
}
