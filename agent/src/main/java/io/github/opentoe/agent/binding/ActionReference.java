package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Shape;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What people read about an action.
 *
 * @param declaration what the action says about itself
 */
public record ActionReference(ActionDeclaration<?> declaration) {

  /** The inputs in the order of the declaration. */
  public List<InputField> inputs() {
    return InputRecord.of(declaration.inputs()).fields();
  }

  /** The inputs as a Markdown table; one sentence where there are none. */
  public List<String> inputTable() {
    List<InputField> inputs = inputs();
    if (inputs.isEmpty()) {
      return List.of("It takes no inputs.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("| Input | Type | Required | Default | Meaning |");
    lines.add("|---|---|---|---|---|");
    inputs.forEach(input -> tabulate(input, "", lines));
    return List.copyOf(lines);
  }

  private static void tabulate(InputField input, String prefix, List<String> lines) {
    String key = prefix + input.key();
    String limit = input.isForAllPlatforms() ? "" : " Only on " + words(input.platforms()) + ".";
    lines.add(
        line(
            input.kind() == InputKind.CONDITION ? "*operator*" : code(key),
            input.kind().word(),
            input.required() ? "yes" : "no",
            input.byDefault().isEmpty() ? "" : code(input.byDefault()),
            input.meaning() + limit));
    input
        .elements()
        .ifPresent(
            elements -> elements.fields().forEach(each -> tabulate(each, key + "[].", lines)));
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
}
