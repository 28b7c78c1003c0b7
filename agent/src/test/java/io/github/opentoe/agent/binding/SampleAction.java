package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.condition.BoundCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An action that does nothing and declares whatever a test asks for. */
record SampleAction<I extends Record>(ActionDeclaration<I> declaration) implements ActionModule<I> {

  /** One input of every kind. */
  record Every(
      @Input(value = "Where | it is.", required = true) String path,
      @Input(value = "Whether to.", byDefault = "yes") boolean force,
      @Input(value = "How often.", byDefault = "3") int times,
      @Input(value = "The lines.", required = true) List<String> lines,
      @Input("The variables.") Map<String, String> variables,
      @Input(
              value = "The owner.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<String> owner,
      @Input("The pairs.") Optional<List<Pair>> pairs) {}

  /** A nested set of inputs. */
  record Pair(
      @Input(value = "Its name.", required = true) String name,
      @Input(value = "Its value.", key = "the-value") Optional<String> value) {}

  /** A condition and nothing else. */
  record Asked(@Input(value = "One operator.", required = true) BoundCondition condition) {}

  /** Nothing that must be given. */
  record Nothing() {}

  static ActionSchema schema(ActionDeclaration<?> declaration) {
    return new ActionSchema(installed(declaration));
  }

  static ActionDeclaration<Every> every() {
    return ActionDeclaration.of("Sample", "Does nothing at all.", Every.class)
        .on(Platform.LINUX, Platform.WINDOWS)
        .list()
        .giving(Output.text("stdout", "What it says."), Output.number("count", "How often."))
        .example("- name: Try\n  action: Sample\n");
  }

  private static <I extends Record> InstalledAction<I> installed(ActionDeclaration<I> declaration) {
    return InstalledAction.of(new SampleAction<>(declaration));
  }

  @Override
  public ActionResult run(I input, ActionContext context) {
    return ActionResult.succeeded();
  }
}
