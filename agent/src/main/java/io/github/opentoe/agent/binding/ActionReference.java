package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Shape;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What people read about an action, derived from its declaration.
 *
 * @param action the action
 */
public record ActionReference(InstalledAction<?> action) {

  private static final int WIDTH = 80;
  private static final String INDENT = "  ";

  /** One input, ready to be shown. */
  private record Row(String key, String type, String need, String byDefault, String meaning) {}

  /** All of it as plain text, at most 80 columns wide where words allow. */
  public List<String> lines() {
    ActionDeclaration<?> declaration = action.declaration();
    List<String> lines = new ArrayList<>();
    lines.add(action.name());
    wrap(declaration.summary(), INDENT, lines);
    lines.add("");
    lines.add("Platforms: " + platforms(declaration));
    List<Row> rows = rows();
    lines.add("Inputs:    " + (rows.isEmpty() ? "none" : shape(declaration)));
    limits(declaration).forEach(limit -> lines.add("Limits:    " + limit));
    lines.add("Repeating: " + repeating(declaration));
    if (!rows.isEmpty()) {
      section("Inputs", lines);
    }
    for (Row row : rows) {
      lines.add(INDENT + row.key() + "  (" + attributes(row) + ")");
      wrap(row.meaning(), INDENT.repeat(3), lines);
    }
    if (!declaration.outputs().isEmpty()) {
      section("Outputs", lines);
    }
    for (Output output : declaration.outputs()) {
      lines.add(INDENT + output.name() + "  (" + kind(output) + ")");
      wrap(output.meaning(), INDENT.repeat(3), lines);
    }
    if (!declaration.example().isBlank()) {
      section("Example", lines);
      declaration
          .example()
          .lines()
          .map(line -> (INDENT + line).stripTrailing())
          .forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  /** The inputs as a Markdown table; one sentence where there are none. */
  public List<String> inputTable() {
    List<Row> rows = rows();
    if (rows.isEmpty()) {
      return List.of("It takes no inputs.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("| Input | Type | Required | Default | Meaning |");
    lines.add("|---|---|---|---|---|");
    for (Row row : rows) {
      lines.add(
          "| "
              + code(row.key())
              + " | "
              + row.type()
              + " | "
              + row.need()
              + " | "
              + code(row.byDefault())
              + " | "
              + cell(row.meaning())
              + " |");
    }
    return List.copyOf(lines);
  }

  /** The outputs as a Markdown table; one sentence where there are none. */
  public List<String> outputTable() {
    if (action.declaration().outputs().isEmpty()) {
      return List.of("It has no outputs.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("| Output | Type | Meaning |");
    lines.add("|---|---|---|");
    for (Output output : action.declaration().outputs()) {
      lines.add(
          "| "
              + code(output.name())
              + " | "
              + kind(output)
              + " | "
              + cell(output.meaning())
              + " |");
    }
    return List.copyOf(lines);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    addRows(action.inputs(), "", rows);
    return rows;
  }

  private static void addRows(InputRecord<?> record, String prefix, List<Row> rows) {
    for (InputField field : record.fields()) {
      String key = field.kind() == InputKind.CONDITION ? "<operator>" : prefix + field.key();
      boolean required = field.required() || field.kind() == InputKind.CONDITION;
      rows.add(
          new Row(
              key,
              field.kind().word(),
              required ? "yes" : "no",
              field.byDefault(),
              InputSchema.description(field)));
      field.elements().ifPresent(elements -> addRows(elements, key + "[].", rows));
    }
  }

  private static String attributes(Row row) {
    String attributes = row.type();
    if (row.need().equals("yes")) {
      return attributes + ", required";
    }
    return row.byDefault().isEmpty() ? attributes : attributes + ", default " + row.byDefault();
  }

  private static String platforms(ActionDeclaration<?> declaration) {
    return declaration.platforms().stream()
        .sorted()
        .map(Platform::word)
        .collect(Collectors.joining(", "));
  }

  private static String shape(ActionDeclaration<?> declaration) {
    return declaration.shape() == Shape.LIST
        ? "a list of mappings, one after the other, or one mapping"
        : "one mapping";
  }

  private static List<String> limits(ActionDeclaration<?> declaration) {
    return switch (declaration.timeout()) {
      case STEP -> List.of();
      case NONE -> List.of("timeoutSeconds can only be -1, maxAttempts only 1");
      case IGNORED -> List.of("timeoutSeconds has no effect");
    };
  }

  private static String repeating(ActionDeclaration<?> declaration) {
    return switch (declaration.repeat()) {
      case SAFE -> "running it twice ends in the same state";
      case SAFE_WHEN_OVERWRITING -> "safe, unless overwrite is false";
      case AUTHOR -> "up to what it is given to run";
      case UNSAFE -> "not safe, a second run meets what the first one did";
    };
  }

  private static String kind(Output output) {
    return output.kind() == Output.Kind.TEXT
        ? InputKind.TEXT.word()
        : output.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
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
