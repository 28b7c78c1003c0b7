package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.binding.ActionReference;
import io.github.opentoe.agent.binding.InputField;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is known about actions, as JSON for programs. */
final class ActionsJson {

  private ActionsJson() {}

  /** An object with all actions. */
  static String list(List<? extends ActionDeclaration<?>> actions) {
    ObjectNode root = JsonTree.object();
    ArrayNode list = root.putArray("actions");
    actions.forEach(action -> fill(list.addObject(), action));
    return JsonTree.text(root);
  }

  /** One action. */
  static String one(ActionDeclaration<?> action) {
    ObjectNode root = JsonTree.object();
    fill(root, action);
    return JsonTree.text(root);
  }

  private static void fill(ObjectNode node, ActionDeclaration<?> action) {
    node.put("name", action.name());
    node.put("summary", action.summary());
    putPlatforms(node, action.platforms());
    node.put("shape", action.shape().name().toLowerCase(Locale.ROOT));
    putInputs(node, new ActionReference(action).inputs());
    ArrayNode outputs = node.putArray("outputs");
    for (Output output : action.outputs()) {
      ObjectNode entry = outputs.addObject();
      entry.put("name", output.name());
      entry.put("type", ActionReference.kind(output));
      entry.put("meaning", output.meaning());
    }
    node.put("example", action.example());
  }

  private static void putInputs(ObjectNode node, List<InputField> inputs) {
    ArrayNode list = node.putArray("inputs");
    for (InputField input : inputs) {
      ObjectNode entry = list.addObject();
      entry.put("name", input.key());
      entry.put("type", input.kind().word());
      entry.put("required", input.required());
      if (input.byDefault().isEmpty()) {
        entry.putNull("default");
      } else {
        entry.put("default", input.byDefault());
      }
      putPlatforms(entry, input.platforms());
      entry.put("meaning", input.meaning());
      input.elements().ifPresent(elements -> putInputs(entry, elements.fields()));
    }
  }

  private static void putPlatforms(ObjectNode node, Collection<Platform> platforms) {
    ArrayNode list = node.putArray("platforms");
    platforms.stream().sorted().forEach(platform -> list.add(platform.word()));
  }
}
