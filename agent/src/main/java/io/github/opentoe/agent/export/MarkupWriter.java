package io.github.opentoe.agent.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements that are always well-formed; what it writes is XML, and HTML as well. */
final class MarkupWriter {

  private final Writer target;
  private final Deque<String> open = new ArrayDeque<>();

  MarkupWriter(Writer target) {
    this.target = target;
  }

  /** Text that is markup itself, and known to be fine. */
  MarkupWriter raw(String markup) throws IOException {
    target.write(markup);
    return this;
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; one with an empty value is left out
   */
  MarkupWriter open(String name, String... attributes) throws IOException {
    begin(name, attributes);
    target.write('>');
    open.push(name);
    return this;
  }

  /** Ends the innermost element. */
  MarkupWriter close() throws IOException {
    target.write("</" + open.pop() + ">");
    return this;
  }

  /** An element without content. */
  MarkupWriter empty(String name, String... attributes) throws IOException {
    begin(name, attributes);
    target.write("/>");
    return this;
  }

  /** An element with nothing but text. */
  MarkupWriter element(String name, String text, String... attributes) throws IOException {
    return open(name, attributes).text(text).close();
  }

  MarkupWriter text(String text) throws IOException {
    target.write(MarkupText.content(text));
    return this;
  }

  /** Goes on in a new line, for those who read the source. */
  MarkupWriter line() throws IOException {
    target.write('\n');
    return this;
  }

  private void begin(String name, String... attributes) throws IOException {
    target.write('<' + name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        String value = MarkupText.attribute(attributes[i + 1]);
        target.write(' ' + attributes[i] + "=\"" + value + '"');
      }
    }
  }
}
