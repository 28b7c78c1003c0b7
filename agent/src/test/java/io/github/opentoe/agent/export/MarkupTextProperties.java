package io.github.opentoe.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.w3c.dom.Element;

class MarkupTextProperties {

  private static Element read(String text) throws IOException {
    String content = MarkupText.content(text);
    String attribute = MarkupText.attribute(text);
    String markup = "<x a=\"" + attribute + "\">" + content + "</x>";
    return Markup.read(markup).getDocumentElement();
  }

  @Property
  void anyTextIsWellFormedAndTheSameInBothPlaces(
      @ForAll @StringLength(max = 40) @CharRange(from = '\0', to = '\uffff') String text)
      throws IOException {
    Element read = read(text);
    assertEquals(read.getTextContent(), read.getAttribute("a"));
  }

  @Property
  void textThatIsHarmlessComesBack(
      @ForAll @CharRange(from = ' ', to = '~') @CharRange(from = '\u00a0', to = '\u1fff')
          String text)
      throws IOException {
    assertEquals(text, read(text).getTextContent());
  }

  @Example
  void whatDeceivesIsShown() throws IOException {
    String shown = read(Runs.HOSTILE).getAttribute("a");
    assertTrue(shown.contains("<script>alert(1)</script> ]]> --> &amp; \"q\" 'a'"), shown);
    assertTrue(shown.contains("\\x00\\x1b[31m\\x07\\x9b \uFFFD \uFFFD \uFFFD \uFFFD"), shown);
    assertTrue(shown.contains("\\u202e \\u2066 \r\n\t ü日😀"), shown);
  }
}
