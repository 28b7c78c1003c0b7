package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.yaml.Extent;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Makes nodes from one line in YAML's flow style: braces, brackets, plain and quoted scalars. */
final class FlowText {

  private final SourceText source;
  private final String text;
  private int at;

  private FlowText(String text) {
    this.source = new SourceText("doc.yaml", text);
    this.text = text;
  }

  static Node node(String text) {
    FlowText flow = new FlowText(text);
    Node node = flow.read();
    if (flow.at != text.length()) {
      throw new IllegalArgumentException(text.substring(flow.at));
    }
    return node;
  }

  static Node.Mapping mapping(String text) {
    return (Node.Mapping) node(text);
  }

  private Node read() {
    skipBlanks();
    return switch (at < text.length() ? text.charAt(at) : ' ') {
      case '{' -> readMapping();
      case '[' -> readSequence();
      default -> readScalar();
    };
  }

  private Node.Mapping readMapping() {
    int start = at++;
    List<Node.Entry> entries = new ArrayList<>();
    for (skipBlanks(); text.charAt(at) != '}'; skipBlanks()) {
      Node.Scalar key = readScalar();
      at++;
      entries.add(new Node.Entry(key, read()));
      skipComma();
    }
    at++;
    return new Node.Mapping(entries, true, extent(start));
  }

  private Node.Sequence readSequence() {
    int start = at++;
    List<Node> items = new ArrayList<>();
    for (skipBlanks(); text.charAt(at) != ']'; skipBlanks()) {
      items.add(read());
      skipComma();
    }
    at++;
    return new Node.Sequence(items, extent(start));
  }

  private Node.Scalar readScalar() {
    int start = at;
    if (at < text.length() && text.charAt(at) == '\'') {
      do {
        at = text.indexOf('\'', at + 1) + 1;
      } while (at < text.length() && text.charAt(at) == '\'');
      String content = text.substring(start + 1, at - 1).replace("''", "'");
      return new Node.Scalar(content, Node.Style.QUOTED, extent(start));
    }
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && !endsKey()) {
      at++;
    }
    String content = text.substring(start, at).strip();
    return new Node.Scalar(content, Node.Style.PLAIN, extent(start));
  }

  private boolean endsKey() {
    return text.charAt(at) == ':' && text.startsWith(" ", at + 1);
  }

  private void skipComma() {
    skipBlanks();
    if (text.charAt(at) == ',') {
      at++;
    }
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private Extent extent(int start) {
    return new Extent(source, start, at);
  }
}
