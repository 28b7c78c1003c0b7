package io.github.opentoe.agent.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class SourceTextTest {

  @Property(tries = 300)
  void everyOffsetAndCodePointFindsItsPlace(@ForAll @StringLength(max = 40) String piece) {
    String text = "x👋\n" + piece.repeat(40) + "👋";
    SourceText source = new SourceText("doc.yaml", text);
    int index = 0;
    int line = 1;
    int column = 1;
    for (int at = 0; at < text.length(); index++) {
      assertEquals(at, source.offset(index));
      assertEquals(line, source.location(at).line());
      assertEquals(column, source.location(at).column());
      int character = text.codePointAt(at);
      column = character == '\n' ? 1 : column + 1;
      line += character == '\n' ? 1 : 0;
      at += Character.charCount(character);
    }
    assertEquals(text.length(), source.offset(index));
  }

  @Property(tries = 100)
  void excerptsAreShortAndOnOneLine(@ForAll String text) {
    String excerpt = Excerpt.of(text + "\u0000\n");
    assertEquals(-1, excerpt.indexOf('\n'));
    assertEquals(-1, excerpt.indexOf('\u0000'));
    assertEquals(true, excerpt.length() <= 121);
  }
}
