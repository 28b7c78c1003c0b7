package io.github.opentoe.agent.chaining;

import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text of a document, split once into literal stretches and references; immutable. Whatever is
 * inserted is never scanned again (DL-41).
 */
public final class Template {

  /** A stretch of a template. */
  public sealed interface Part {}

  /** Text that is copied byte for byte. */
  public record Literal(String text) implements Part {}

  /**
   * A reference.
   *
   * @param source as written, braces included
   * @param reference what it means
   * @param occurrence how many times {@code source} stands in the text before this one
   * @param behindDollar whether a {@code $} stands directly before the braces
   */
  public record Hole(String source, Reference reference, int occurrence, boolean behindDollar)
      implements Part {}

  /**
   * A value that took the place of a reference.
   *
   * @param shown the value as logs and files may show it
   * @param joins whether inside a text it is its items, joined by commas (DL-50)
   */
  public record Inserted(Value value, Value shown, boolean joins) implements Part {

    /** A value that anybody may see. */
    public Inserted(Value value) {
      this(value, value, false);
    }

    private String textOf(Value taken) {
      return joins && taken instanceof Value.Sequence list
          ? String.join(",", list.items().stream().map(Value::toText).toList())
          : taken.toText();
    }
  }

  private final String text;
  private final List<Part> parts;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /** Splits a text; what does not match the grammar is literal, so this cannot fail. */
  public static Template parse(String text) {
    return new Template(text, TemplateScanner.split(text));
  }

  /** The text as it was written. */
  public String text() {
    return text;
  }

  /** The stretches in order. */
  public List<Part> parts() {
    return parts;
  }

  /** The references that are still open, in order. */
  public List<Hole> holes() {
    return parts.stream().filter(Hole.class::isInstance).map(Hole.class::cast).toList();
  }

  /** Whether nothing is left to resolve. */
  public boolean isComplete() {
    return parts.stream().noneMatch(Hole.class::isInstance);
  }

  /** Brace text that was kept as it is because it does not match the grammar (DL-64). */
  public boolean hasKeptBraces() {
    return parts.stream()
        .anyMatch(part -> part instanceof Literal literal && literal.text().contains("{{"));
  }

  /** The only part, where the whole text is one reference. */
  public Optional<Hole> wholeReference() {
    return parts.size() == 1 && parts.get(0) instanceof Hole hole
        ? Optional.of(hole)
        : Optional.empty();
  }

  /**
   * Asks the resolver for every open reference.
   *
   * @return the template with the answers in place, or the first failure
   */
  public Filling fill(Resolver resolver) {
    List<Part> filled = new ArrayList<>(parts.size());
    for (Part part : parts) {
      if (!(part instanceof Hole hole)) {
        filled.add(part);
        continue;
      }
      Resolution resolution = resolver.resolve(hole);
      if (resolution instanceof Resolution.Failed failed) {
        return new Filling.Impossible(hole, failed.reason());
      }
      filled.add(
          switch (resolution.kind()) {
            case KEPT -> new Literal(hole.source());
            case LATER, FAILED -> hole;
            case FOUND -> {
              Resolution.Found found = (Resolution.Found) resolution;
              yield new Inserted(found.value(), found.shown(), found.joins());
            }
          });
    }
    return new Filling.Filled(new Template(text, filled));
  }

  /**
   * The result: the structure itself where the whole text was one reference, else text. Open
   * references appear as written.
   */
  public Value value() {
    return parts.size() == 1 && parts.get(0) instanceof Inserted inserted
        ? inserted.value()
        : Value.text(filledText());
  }

  /** The result as logs and files may show it. */
  public Value shown() {
    return parts.size() == 1 && parts.get(0) instanceof Inserted inserted
        ? inserted.shown()
        : Value.text(shownText());
  }

  /** The result where a text is wanted. */
  public String filledText() {
    return joined(Inserted::value);
  }

  /** The result where a text is wanted, as logs and files may show it. */
  public String shownText() {
    return joined(Inserted::shown);
  }

  private String joined(Function<Inserted, Value> take) {
    StringBuilder result = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        result.append(literal.text());
      } else if (part instanceof Hole hole) {
        result.append(hole.source());
      } else if (part instanceof Inserted inserted) {
        result.append(inserted.textOf(take.apply(inserted)));
      }
    }
    return result.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
