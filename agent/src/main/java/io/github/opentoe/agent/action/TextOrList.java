package io.github.opentoe.agent.action;

import java.util.List;

/**
 * The value of an input that takes one text or a list of texts.
 *
 * @param items the texts; exactly one if it is no list
 * @param isList whether it is written as a list, or comes from a reference to one
 */
public record TextOrList(List<String> items, boolean isList) {

  public TextOrList {
    items = List.copyOf(items);
    if (!isList && items.size() != 1) {
      throw new IllegalArgumentException("one text is needed, not " + items.size());
    }
  }

  /** One text. */
  public static TextOrList text(String text) {
    return new TextOrList(List.of(text), false);
  }

  /** A list, also of one. */
  public static TextOrList list(List<String> items) {
    return new TextOrList(items, true);
  }
}
