package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is known about actions, as text for people. */
final class ActionPage {

  private final Palette palette;

  ActionPage(Palette palette) {
    this.palette = palette;
  }

  /** All actions, one in a line. */
  String list(List<? extends ActionDeclaration<?>> actions) {
    int names = widest(actions.stream().map(ActionDeclaration::name).toList());
    int platforms = widest(actions.stream().map(action -> words(action.platforms())).toList());
    StringBuilder text = new StringBuilder();
    for (ActionDeclaration<?> action : actions) {
      text.append(palette.bold(TextWidth.pad(action.name(), names + 2)))
          .append(TextWidth.pad(words(action.platforms()), platforms + 2))
          .append(action.summary())
          .append('\n');
    }
    return text.toString();
  }

  /** Everything about one action. */
  String page(ActionDeclaration<?> action) {
    StringBuilder text = new StringBuilder();
    text.append(palette.bold(action.name())).append('\n');
    Paragraph.append(text, 2, action.summary());
    text.append('\n').append("Platforms: ").append(words(action.platforms())).append('\n');
    text.append("Repeating: ").append(repeat(action.repeat())).append('\n');
    text.append("Timeout:   ").append(timeout(action.timeout())).append('\n');
    heading(
        text,
        action.shape() == ActionDeclaration.Shape.LIST
            ? "Inputs: a list of mappings with"
            : "Inputs: a mapping with");
    List<InputTable.Row> inputs = InputTable.of(action.inputs());
    if (inputs.isEmpty()) {
      text.append("  nothing\n");
    }
    inputs.forEach(row -> input(text, 2, row));
    heading(text, "Outputs:");
    if (action.outputs().isEmpty()) {
      text.append("  none\n");
    }
    action.outputs().forEach(output -> output(text, output));
    if (!action.example().isBlank()) {
      heading(text, "Example:");
      action.example().strip().lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }

  /** Platforms as documents and options write them, in a fixed order. */
  static String words(Collection<Platform> platforms) {
    return Arrays.stream(Platform.values())
        .filter(platforms::contains)
        .map(Platform::word)
        .collect(Collectors.joining(", "));
  }

  private void input(StringBuilder text, int indent, InputTable.Row row) {
    StringBuilder facts = new StringBuilder(row.type());
    facts.append(row.required() ? ", required" : "");
    facts.append(row.byDefault().isEmpty() ? "" : ", default " + row.byDefault());
    facts.append(row.isForAllPlatforms() ? "" : ", only on " + words(row.platforms()));
    text.append(" ".repeat(indent)).append(palette.bold(row.key())).append("  ");
    text.append(facts).append('\n');
    Paragraph.append(text, indent + 4, row.meaning());
    row.elements().forEach(element -> input(text, indent + 4, element));
  }

  private void output(StringBuilder text, Output output) {
    text.append("  ").append(palette.bold(output.name())).append("  ");
    text.append(kind(output.kind())).append('\n');
    Paragraph.append(text, 6, output.meaning());
  }

  static String kind(Output.Kind kind) {
    return kind == Output.Kind.NUMBER ? "number" : "string";
  }

  private void heading(StringBuilder text, String heading) {
    text.append('\n').append(palette.bold(heading)).append('\n');
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(TextWidth::of).max().orElse(0);
  }

  private static String repeat(ActionDeclaration.Repeat repeat) {
    return switch (repeat) {
      case SAFE -> "running it twice ends in the same state";
      case SAFE_WHEN_OVERWRITING -> "ends in the same state, unless overwrite is false";
      case SAFE_WHEN_FORCED -> "ends in the same state, if force is true";
      case AUTHOR -> "depends on what the document's author wrote";
      case UNSAFE -> "running it twice does it twice";
    };
  }

  private static String timeout(ActionDeclaration.Timeout timeout) {
    return switch (timeout) {
      case STEP -> "timeoutSeconds limits each attempt";
      case NONE -> "has none: timeoutSeconds must be -1 and maxAttempts 1";
      case IGNORED -> "timeoutSeconds has no effect";
    };
  }
}
