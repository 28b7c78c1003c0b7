package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.document.Loop;
import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The values a loop runs over: document-language §4.2. */
final class LoopValues {

  private LoopValues() {}

  /** The loop as files show it before its references are resolved. */
  static Value written(Loop loop) {
    if (loop.range() instanceof Loop.Count) {
      return shown(loop, List.of());
    }
    if (loop.range() instanceof Loop.Items items) {
      return shown(loop, items.items().stream().map(item -> item.scalar().text()).toList());
    }
    return shown(loop, List.of(((Loop.Delimited) loop.range()).list().scalar().text()));
  }

  /** The loop as files show it (execution-and-outputs §8.4). */
  static Value shown(Loop loop, List<String> items) {
    Map<String, Value> shown = new LinkedHashMap<>();
    shown.put("name", Value.text(loop.name()));
    if (loop.range() instanceof Loop.Count count) {
      Map<String, Value> bounds = new LinkedHashMap<>();
      bounds.put("start", new Value.Whole(count.start()));
      bounds.put("end", new Value.Whole(count.end()));
      bounds.put("updateBy", new Value.Whole(count.updateBy()));
      shown.put("for", Value.mapping(bounds));
    } else {
      shown.put("forEach", Value.sequence(items.stream().map(Value::text).toList()));
    }
    return Value.mapping(shown);
  }

  /** start, start + updateBy, … while not past the end; safe against overflow (DL-67, DL-69). */
  static Iterator<String> counting(Loop.Count count) {
    return new Iterator<>() {
      private long next = count.start();
      private boolean done = isPast(next);

      private boolean isPast(long value) {
        return count.updateBy() > 0 ? value > count.end() : value < count.end();
      }

      @Override
      public boolean hasNext() {
        return !done;
      }

      @Override
      public String next() {
        if (done) {
          throw new NoSuchElementException();
        }
        long value = next;
        next = value + count.updateBy();
        boolean overflowed = count.updateBy() > 0 ? next < value : next > value;
        done = overflowed || isPast(next);
        return Long.toString(value);
      }
    };
  }

  /** Splits a list on one character; items are not trimmed, empty ones stay (DL-71). */
  static List<String> split(String list, char delimiter) {
    List<String> items = new ArrayList<>();
    if (list.isEmpty()) {
      return items;
    }
    int start = 0;
    for (int at = list.indexOf(delimiter); at >= 0; at = list.indexOf(delimiter, start)) {
      items.add(item(list, start, at, delimiter));
      start = at + 1;
    }
    items.add(item(list, start, list.length(), delimiter));
    return items;
  }

  private static String item(String list, int start, int end, char delimiter) {
    boolean carriage = delimiter == '\n' && end > start && list.charAt(end - 1) == '\r';
    return list.substring(start, carriage ? end - 1 : end);
  }
}
