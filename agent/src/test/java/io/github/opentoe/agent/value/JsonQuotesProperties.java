package io.github.opentoe.agent.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JsonQuotesProperties {

  @Property(tries = 1000)
  void section8_4_onlyWhatJsonRequiresIsEscaped(@ForAll("texts") String text) {
    String expected = "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    assertEquals(expected, Value.text(text).toJson());
  }

  @Property(tries = 200)
  void noPieceOfALongTextPartsACharacter(@ForAll @IntRange(min = 4000, max = 4200) int start)
      throws IOException {
    String text = "x".repeat(start) + "\ud83d\ude00".repeat(5000) + "\ud83d";
    List<String> pieces = new ArrayList<>();
    JsonQuotes.escape(text, new Pieces(pieces));
    assertEquals(text, String.join("", pieces));
    pieces.forEach(
        piece -> assertFalse(Character.isLowSurrogate(piece.charAt(0)), "a piece is half"));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings();
    Arbitrary<String> telling =
        Arbitraries.strings()
            .withChars('"', '\\', '\n', '\t', '\r', '\b', '\f', '\u000b', '\u001f', '\u007f', 'a')
            .withCharRange('\0', ' ')
            .withCharRange('\ud7f0', '\ue010');
    return Arbitraries.oneOf(any, telling);
  }

  private record Pieces(List<String> pieces) implements Appendable {

    @Override
    public Appendable append(CharSequence text) {
      pieces.add(text.toString());
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char next) {
      return append(Character.toString(next));
    }
  }
}
