package io.github.opentoe.agent.testmodules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives its text back, or fails where the text begins with "fail"; remembers what it said. */
public final class Say implements ActionModule<Say.Inputs> {

  /** What to say. */
  public record Inputs(
      @Input(value = "what to say", required = true) String text,
      @Input(value = "how often to fail before it works") int failures,
      @Input(value = "whether to shout", byDefault = "false") boolean loud,
      @Input(value = "said, too") List<String> more) {}

  private final List<String> said = new CopyOnWriteArrayList<>();

  /** Everything said so far. */
  public List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("Say", "Says something", Inputs.class)
        .list()
        .giving(Output.text("text", "what was said"))
        .repeating(Repeat.UNSAFE)
        .example("name: Hello\naction: Say\ninputs:\n  text: hello\n");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    said.add(input.text());
    long before = said.stream().filter(input.text()::equals).count() - 1;
    if (before < input.failures()) {
      return ActionResult.failed("not yet");
    }
    if (input.text().startsWith("fail")) {
      return ActionResult.failed("cannot say: " + input.text());
    }
    return ActionResult.succeeded(Map.of("text", Value.text(input.text())));
  }
}
