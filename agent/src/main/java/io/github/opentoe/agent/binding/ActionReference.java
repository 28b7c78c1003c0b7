package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Shape;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people read about an action.
 *
 * @param declaration what the action says about itself
 */
public record ActionReference(ActionDeclaration<?> declaration) {

  private static final int WIDTH = 80;
  private static final String INDENT = "  ";
  private static final String OPERATOR = "operator";

  /**
   * One input.
   *
   * @param key in the document; a placeholder where the inputs are one condition
   * @param type what it accepts, in words
   * @param required whether the author must give it
   * @param byDefault what stands in for an absent key; empty means none
   * @param platforms where it may be given
   * @param meaning one sentence
   * @param elements the inputs of each mapping in a list of mappings
   */
  public record Row(
      String key,
      String type,
      boolean required,
      String byDefault,
      Set<Platform> platforms,
      String meaning,
      List<Row> elements) {

    public Row {
      platforms = Set.copyOf(platforms);
      elements = List.copyOf(elements);
    }

    /** Type, need, default and platforms in a few words. */
    public String facts() {
      return type
          + (required ? ", required" : "")
          + (byDefault.isEmpty() ? "" : ", default " + byDefault)
          + (platforms.size() == Platform.values().length ? "" : ", only on " + words(platforms));
    }
  }

  /** The inputs in the order of the declaration. */
  public List<Row> inputs() {
    return rows(InputRecord.of(declaration.inputs()));
  }

  private static List<Row> rows(InputRecord<?> record) {
    return record.fields().stream().map(ActionReference::row).toList();
  }

  private static Row row(InputField field) {
    boolean condition = field.kind() == InputKind.CONDITION;
    return new Row(
        condition ? "<" + OPERATOR + ">" : field.key(),
        field.kind().word(),
        field.required() || condition,
        field.byDefault(),
        field.platforms(),
        field.meaning(),
        field.elements().map(ActionReference::rows).orElse(List.of()));
  }

  /** All of it as plain text, at most 80 columns wide where words allow. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(declaration.name());
    wrap(declaration.summary(), INDENT, lines);
    lines.add("");
    lines.add("Platforms: " + words(declaration.platforms()));
    lines.add("Repeating: " + repeating());
    lines.add("Timeout:   " + timeout());
    List<Row> inputs = inputs();
    section(inputs.isEmpty() ? "Inputs: none" : "Inputs: " + shape() + " with", lines);
    inputs.forEach(row -> describe(row, INDENT, lines));
    section(declaration.outputs().isEmpty() ? "Outputs: none" : "Outputs:", lines);
    for (Output output : declaration.outputs()) {
      lines.add(INDENT + output.name() + INDENT + kind(output));
      wrap(output.meaning(), INDENT.repeat(3), lines);
    }
    if (!declaration.example().isBlank()) {
      section("Example:", lines);
      declaration
          .example()
          .strip()
          .lines()
          .map(line -> (INDENT + line).stripTrailing())
          .forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  private static void describe(Row row, String indent, List<String> lines) {
    lines.add(indent + row.key() + INDENT + row.facts());
    String inner = indent + INDENT.repeat(2);
    wrap(row.meaning(), inner, lines);
    row.elements().forEach(element -> describe(element, inner, lines));
  }

  /** The inputs as a Markdown table; one sentence where there are none. */
  public List<String> inputTable() {
    List<Row> inputs = inputs();
    if (inputs.isEmpty()) {
      return List.of("It takes no inputs.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("| Input | Type | Required | Default | Meaning |");
    lines.add("|---|---|---|---|---|");
    inputs.forEach(row -> tabulate(row, "", lines));
    return List.copyOf(lines);
  }

  private static void tabulate(Row row, String prefix, List<String> lines) {
    String key = prefix + row.key();
    boolean everywhere = row.platforms().size() == Platform.values().length;
    String limit = everywhere ? "" : " Only on " + words(row.platforms()) + ".";
    lines.add(
        line(
            row.type().equals(InputKind.CONDITION.word()) ? "*" + OPERATOR + "*" : code(key),
            row.type(),
            row.required() ? "yes" : "no",
            row.byDefault().isEmpty() ? "" : code(row.byDefault()),
            row.meaning() + limit));
    row.elements().forEach(element -> tabulate(element, key + "[].", lines));
  }

  /** The outputs as a Markdown table; one sentence where there are none. */
  public List<String> outputTable() {
    if (declaration.outputs().isEmpty()) {
      return List.of("It has no outputs.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("| Output | Type | Meaning |");
    lines.add("|---|---|---|");
    for (Output output : declaration.outputs()) {
      lines.add(line(code(output.name()), kind(output), output.meaning()));
    }
    return List.copyOf(lines);
  }

  /** Platforms as documents and options write them, in a fixed order. */
  public static String words(Collection<Platform> platforms) {
    return platforms.stream().sorted().map(Platform::word).collect(Collectors.joining(", "));
  }

  /** How the inputs are written. */
  public String shape() {
    return declaration.shape() == Shape.LIST ? "a list of mappings, or one mapping," : "a mapping";
  }

  /** What happens when it runs twice. */
  public String repeating() {
    return switch (declaration.repeat()) {
      case SAFE -> "running it twice ends in the same state";
      case SAFE_WHEN_OVERWRITING -> "ends in the same state, unless overwrite is false";
      case SAFE_WHEN_FORCED -> "ends in the same state, if force is true";
      case AUTHOR -> "depends on what the document's author wrote";
      case UNSAFE -> "running it twice does it twice";
    };
  }

  /** What {@code timeoutSeconds} means for it. */
  public String timeout() {
    return switch (declaration.timeout()) {
      case STEP -> "timeoutSeconds limits each attempt";
      case NONE -> "has none: timeoutSeconds must be -1 and maxAttempts 1";
      case IGNORED -> "timeoutSeconds has no effect";
    };
  }

  /** The type of an output, in a word. */
  public static String kind(Output output) {
    return output.kind() != Output.Kind.NUMBER
        ? InputKind.TEXT.word()
        : output.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String line(String... cells) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "|" : " |");
    }
    return line.toString();
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static void section(String title, List<String> lines) {
    lines.add("");
    lines.add(title);
  }

  private static void wrap(String text, String indent, List<String> lines) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(indent.length());
      }
      line.append(line.length() == indent.length() ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }
}
