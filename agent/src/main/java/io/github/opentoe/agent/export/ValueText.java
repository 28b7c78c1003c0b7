package io.github.opentoe.agent.export;

import io.github.opentoe.agent.value.Value;
import java.util.Map;

/** Inputs as people read them: like YAML, with texts as they are. */
final class ValueText {

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private final int most;

  private ValueText(int most) {
    this.most = most;
  }

  /** The text, cut behind so many characters. */
  static String of(Value value, int most) {
    ValueText written = new ValueText(most);
    written.append(value, "");
    StringBuilder text = written.text;
    if (text.length() > most) {
      text.setLength(most);
      text.append(" …");
    }
    return text.toString().strip();
  }

  private void append(Value value, String indent) {
    if (text.length() > most) {
      return;
    }
    if (value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        line(indent + entry.getKey() + ":", entry.getValue(), indent);
      }
    } else if (value instanceof Value.Sequence sequence && !sequence.items().isEmpty()) {
      for (Value item : sequence.items()) {
        item(item, indent);
      }
    } else {
      text.append(indent).append(value.toText()).append('\n');
    }
  }

  /** What an item begins with stands behind its dash. */
  private void item(Value item, String indent) {
    if (item instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
      int dash = text.length() + indent.length();
      append(item, indent + INDENT);
      text.setCharAt(dash, '-');
    } else {
      line(indent + "-", item, indent);
    }
  }

  private void line(String label, Value value, String indent) {
    text.append(label);
    boolean isLong = value instanceof Value.Text block && block.text().strip().contains("\n");
    if (isLong) {
      text.append('\n').append(value.toText().stripTrailing().indent(indent.length() + 2));
    } else if (value instanceof Value.Mapping || value instanceof Value.Sequence) {
      text.append('\n');
      append(value, indent + INDENT);
    } else {
      text.append(' ').append(value.toText().strip()).append('\n');
    }
  }
}
