package io.github.opentoe.agent.chaining;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.chaining.Template.Hole;
import io.github.opentoe.agent.chaining.Template.Literal;
import io.github.opentoe.agent.chaining.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplatePropertiesTest {

  private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_-]*";
  private static final String SSM = "aws:ssm:[A-Za-z0-9_./:-]+";
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{2,127}";
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "\\{\\{[ \\t]*(?:"
              + String.join(
                  "|",
                  SEGMENT
                      + "\\."
                      + SEGMENT
                      + "\\.(?:inputs|outputs)(?:\\[[0-9]+\\])?\\.[A-Za-z_][A-Za-z0-9_-]*"
                      + "(?:\\.[A-Za-z_][A-Za-z0-9_-]*|\\[[0-9]+\\])*",
                  SEGMENT + "\\.(?:index|value)",
                  SSM,
                  "aws:ssm:resolve\\([ \\t]*(?:" + NAME + "|" + SSM + ")[ \\t]*\\)",
                  "env:(?=[ \\t]*(?!\\}\\})[^ \\t])(?:(?!\\{\\{|\\}\\}|[\\r\\n]).)+",
                  "aws:imds:[^ \\t{}\\r\\n]+",
                  "context:[A-Za-z0-9_-]+",
                  NAME)
              + ")[ \\t]*\\}\\}");

  @Property
  void thePartsTogetherAreTheText(@ForAll("templates") String text) {
    assertEquals(text, joined(TemplateScanner.split(text)));
    assertEquals(text, Template.parse(text).value().toText());
  }

  @Property
  void anyTextComesOutAsItWas(@ForAll String text) {
    assertEquals(text, Template.parse(text).value().toText());
  }

  @Property
  void noLiteralIsEmptyOrBesideAnother(@ForAll("templates") String text) {
    boolean behindLiteral = false;
    for (Part part : TemplateScanner.split(text)) {
      boolean isLiteral = part instanceof Literal;
      assertEquals(false, isLiteral && behindLiteral);
      assertEquals(false, part instanceof Literal literal && literal.text().isEmpty());
      behindLiteral = isLiteral;
    }
  }

  @Property
  void theScannerAgreesWithTheGrammarAsAPattern(@ForAll("templates") String text) {
    List<String> expected = new ArrayList<>();
    Matcher matcher = CANDIDATE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (matcher.lookingAt() && !isTripled(text, matcher.start(), matcher.end())) {
        expected.add(matcher.start() + matcher.group());
        at = matcher.end();
      } else {
        at++;
      }
    }
    assertEquals(expected, placed(text));
  }

  @Property
  void theOccurrenceLeadsBackToThePlace(@ForAll("templates") String text) {
    int position = 0;
    for (Part part : TemplateScanner.split(text)) {
      if (part instanceof Hole hole) {
        int found = -1;
        for (int seen = 0; seen <= hole.occurrence(); seen++) {
          found = text.indexOf(hole.source(), found + 1);
        }
        assertEquals(position, found);
        assertEquals(hole.behindDollar(), position > 0 && text.charAt(position - 1) == '$');
      }
      position += joined(List.of(part)).length();
    }
  }

  @Provide
  Arbitrary<String> templates() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{",
            "{{",
            "{{{",
            "}",
            "}}",
            "}}}",
            " ",
            "\t",
            "\n",
            "\r",
            "$",
            ".",
            "-",
            ":",
            "(",
            ")",
            "Port",
            "ab",
            "x",
            "build.Get.outputs",
            "[0]",
            ".stdout",
            "loop.value",
            "aws:ssm:",
            "resolve(",
            "/a",
            "env:",
            "aws:imds:",
            "context:",
            "{{ Port }}",
            "{{Port}}",
            "ü");
    return pieces.list().ofMaxSize(24).map(list -> String.join("", list));
  }

  private static List<String> placed(String text) {
    List<String> holes = new ArrayList<>();
    int position = 0;
    for (Part part : TemplateScanner.split(text)) {
      String source = joined(List.of(part));
      if (part instanceof Hole) {
        holes.add(position + source);
      }
      position += source.length();
    }
    return holes;
  }

  private static boolean isTripled(String text, int start, int end) {
    String before = "..." + text.substring(0, start);
    String after = text.substring(end) + "...";
    return before.endsWith("{")
        && !before.endsWith("{{")
        && after.startsWith("}")
        && !after.startsWith("}}");
  }

  private static String joined(List<Part> parts) {
    StringBuilder result = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        result.append(literal.text());
      } else if (part instanceof Hole hole) {
        result.append(hole.source());
      }
    }
    return result.toString();
  }
}
