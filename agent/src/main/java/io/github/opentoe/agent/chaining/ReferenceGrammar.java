package io.github.opentoe.agent.chaining;

import io.github.opentoe.agent.chaining.Reference.Field;
import io.github.opentoe.agent.chaining.Reference.Item;
import io.github.opentoe.agent.chaining.Reference.PathElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** The {@code body} rule of document-language §3.1: what may stand between the braces. */
final class ReferenceGrammar {

  private static final String SSM = "aws:ssm:";
  private static final String RESOLVE = "aws:ssm:resolve(";
  private static final String ENVIRONMENT = "env:";
  private static final String METADATA = "aws:imds:";
  private static final String CONTEXT = "context:";
  private static final int SHORTEST_NAME = 3;
  private static final int LONGEST_NAME = 128;

  private ReferenceGrammar() {}

  /** Reads what stands between the braces; empty where it is not a reference. */
  static Optional<Reference> parse(String inside) {
    String body = withoutBlanks(inside);
    if (body.indexOf(':') >= 0) {
      return namespaced(body);
    }
    return body.indexOf('.') >= 0 ? dotted(body) : variable(body);
  }

  private static Optional<Reference> namespaced(String body) {
    if (body.startsWith(RESOLVE)) {
      return computed(body);
    }
    if (body.startsWith(SSM)) {
      return parameter(body);
    }
    if (body.startsWith(METADATA)) {
      return behind(METADATA, body, ReferenceGrammar::isPath, Reference.InstanceMetadata::new);
    }
    if (body.startsWith(CONTEXT)) {
      return behind(CONTEXT, body, ReferenceGrammar::isWord, Reference.ContextFact::new);
    }
    if (body.startsWith(ENVIRONMENT)) {
      String name = withoutBlanks(body.substring(ENVIRONMENT.length()));
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(new Reference.EnvironmentVariable(name));
    }
    return Optional.empty();
  }

  private static Optional<Reference> computed(String body) {
    if (!body.endsWith(")")) {
      return Optional.empty();
    }
    String name = withoutBlanks(body.substring(RESOLVE.length(), body.length() - 1));
    Optional<Reference> inner = name.startsWith(SSM) ? parameter(name) : variable(name);
    return inner.map(Reference.SsmComputed::new);
  }

  private static Optional<Reference> parameter(String body) {
    return behind(SSM, body, ReferenceGrammar::isParameterName, Reference.SsmParameter::new);
  }

  private static Optional<Reference> behind(
      String prefix, String body, Predicate<String> accepts, Function<String, Reference> make) {
    String rest = body.substring(prefix.length());
    return accepts.test(rest) ? Optional.of(make.apply(rest)) : Optional.empty();
  }

  private static Optional<Reference> variable(String body) {
    boolean isName =
        body.length() >= SHORTEST_NAME && body.length() <= LONGEST_NAME && isSegment(body);
    return isName ? Optional.of(new Reference.Variable(body)) : Optional.empty();
  }

  private static Optional<Reference> dotted(String body) {
    int dot = body.indexOf('.');
    String head = body.substring(0, dot);
    String rest = body.substring(dot + 1);
    if (!isSegment(head)) {
      return Optional.empty();
    }
    if (rest.equals("index")) {
      return Optional.of(new Reference.LoopPart(head, Reference.Part.INDEX));
    }
    if (rest.equals("value")) {
      return Optional.of(new Reference.LoopPart(head, Reference.Part.VALUE));
    }
    int next = rest.indexOf('.');
    return next > 0 && isSegment(rest.substring(0, next))
        ? chain(head, rest.substring(0, next), rest.substring(next + 1))
        : Optional.empty();
  }

  private static Optional<Reference> chain(String phase, String step, String tail) {
    for (Reference.Side side : Reference.Side.values()) {
      if (tail.startsWith(side.word())) {
        List<PathElement> path = path(tail.substring(side.word().length()));
        OptionalInt index = OptionalInt.empty();
        if (!path.isEmpty() && path.get(0) instanceof Item item) {
          index = OptionalInt.of(item.index());
          path = path.subList(1, path.size());
        }
        return !path.isEmpty() && path.get(0) instanceof Field
            ? Optional.of(new Reference.Chain(phase, step, side, index, path))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The elements of {@code .a[0].b}; none where the text is not such a path from end to end. */
  private static List<PathElement> path(String text) {
    List<PathElement> elements = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfElement(text, at);
      if (text.charAt(at) == '.' && isField(text.substring(at + 1, end))) {
        elements.add(new Field(text.substring(at + 1, end)));
      } else if (text.charAt(at) == '[' && isIndex(text.substring(at + 1, end))) {
        elements.add(new Item(number(text.substring(at + 1, end - 1))));
      } else {
        return List.of();
      }
      at = end;
    }
    return elements;
  }

  private static int endOfElement(String text, int start) {
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  private static boolean isField(String text) {
    return isWord(text) && !isDigit(text.charAt(0)) && text.charAt(0) != '-';
  }

  private static boolean isIndex(String text) {
    int last = text.length() - 1;
    return last > 0
        && text.charAt(last) == ']'
        && text.chars().limit(last).allMatch(ReferenceGrammar::isDigit);
  }

  /** An index too large for an {@code int} lies beyond every list, wherever exactly. */
  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException tooLarge) {
      return Integer.MAX_VALUE;
    }
  }

  private static boolean isSegment(String text) {
    return isWord(text) && text.charAt(0) != '-';
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(ReferenceGrammar::isNameCharacter);
  }

  private static boolean isParameterName(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(unit -> isNameCharacter(unit) || unit == '.' || unit == '/' || unit == ':');
  }

  private static boolean isPath(String text) {
    return !text.isEmpty()
        && text.chars().noneMatch(unit -> isBlank(unit) || unit == '{' || unit == '}');
  }

  private static boolean isNameCharacter(int unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || isDigit(unit)
        || unit == '_'
        || unit == '-';
  }

  private static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }

  private static boolean isBlank(int unit) {
    return unit == ' ' || unit == '\t';
  }

  private static String withoutBlanks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
