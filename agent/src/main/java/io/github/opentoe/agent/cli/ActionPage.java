package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.binding.ActionReference;
import io.github.opentoe.agent.binding.InputField;
import java.util.List;

/** What is known about actions, as text for people. */
final class ActionPage {

  private final Palette palette;

  ActionPage(Palette palette) {
    this.palette = palette;
  }

  /** All actions, one in a line. */
  String list(List<? extends ActionDeclaration<?>> actions) {
    int names = widest(actions.stream().map(ActionDeclaration::name).toList());
    int platforms =
        widest(actions.stream().map(action -> ActionReference.words(action.platforms())).toList());
    StringBuilder text = new StringBuilder();
    for (ActionDeclaration<?> action : actions) {
      text.append(palette.bold(TextWidth.pad(action.name(), names + 2)))
          .append(TextWidth.pad(ActionReference.words(action.platforms()), platforms + 2))
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
    text.append('\n')
        .append("Platforms: ")
        .append(ActionReference.words(action.platforms()))
        .append('\n');
    ActionReference reference = new ActionReference(action);
    text.append("Repeating: ").append(reference.repeating()).append('\n');
    text.append("Timeout:   ").append(reference.timeout()).append('\n');
    heading(text, "Inputs: " + reference.shape() + " with");
    List<InputField> inputs = reference.inputs();
    if (inputs.isEmpty()) {
      text.append("  nothing\n");
    }
    inputs.forEach(input -> input(text, 2, input));
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

  private void input(StringBuilder text, int indent, InputField input) {
    text.append(" ".repeat(indent)).append(palette.bold(input.label())).append("  ");
    text.append(input.facts()).append('\n');
    Paragraph.append(text, indent + 4, input.meaning());
    input
        .elements()
        .ifPresent(
            elements -> elements.fields().forEach(element -> input(text, indent + 4, element)));
  }

  private void output(StringBuilder text, Output output) {
    text.append("  ").append(palette.bold(output.name())).append("  ");
    text.append(ActionReference.kind(output)).append('\n');
    Paragraph.append(text, 6, output.meaning());
  }

  private void heading(StringBuilder text, String heading) {
    text.append('\n').append(palette.bold(heading)).append('\n');
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(TextWidth::of).max().orElse(0);
  }
}
