package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.agent.yaml.ScalarText;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Binds single inputs by their declared kind: AM-8 … AM-12. */
final class ValueBinder {

  private final String action;
  private final Problems problems;

  ValueBinder(String action, Problems problems) {
    this.action = action;
    this.problems = problems;
  }

  /** The value of a written input; empty where it is wrong or a reference is still open. */
  Optional<Object> bind(InputField field, InputTree tree) {
    return switch (field.kind()) {
      case TEXT_LIST -> list(field, tree);
      case TEXT_OR_LIST -> textOrList(field, tree);
      case TEXT_MAP -> map(field, tree);
      default -> leaf(field, tree);
    };
  }

  private Optional<Object> leaf(InputField field, InputTree tree) {
    if (!(tree instanceof InputTree.Leaf leaf)) {
      return wrong(field, tree.node().location(), "must be a " + field.kind().word());
    }
    if (!leaf.template().isComplete()) {
      return Optional.empty();
    }
    return scalar(field, leaf.template().filledText(), leaf.node().location());
  }

  /** The value of a text, by the kind and parser of its field. */
  Optional<Object> scalar(InputField field, String text, SourceLocation at) {
    return switch (field.kind()) {
      case FLAG -> flag(field, text, at);
      case WHOLE -> whole(field, text, at);
      default -> field.parser().isPresent() ? parsed(field, text, at) : Optional.of(text);
    };
  }

  private Optional<Object> flag(InputField field, String text, SourceLocation at) {
    Optional<Boolean> flag = ScalarText.flag(text);
    return flag.isPresent()
        ? Optional.of(flag.get())
        : wrong(field, at, "must be true or false, not '" + text + "'");
  }

  private Optional<Object> whole(InputField field, String text, SourceLocation at) {
    OptionalLong number = ScalarText.whole(text);
    return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
        ? Optional.of((int) number.getAsLong())
        : wrong(field, at, "must be a whole number, not '" + text + "'");
  }

  private Optional<Object> parsed(InputField field, String text, SourceLocation at) {
    try {
      return Optional.of(field.parser().orElseThrow().invoke(null, text));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        String message = String.valueOf(refused.getMessage());
        problems.error(
            "input-value", message.replace("{key}", field.key()).replace("{action}", action), at);
        return Optional.empty();
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Object> list(InputField field, InputTree tree) {
    if (tree instanceof InputTree.Leaf leaf) {
      return suppliedList(field, leaf);
    }
    if (!(tree instanceof InputTree.Items list)) {
      return wrong(field, tree.node().location(), "must be a list");
    }
    List<String> texts = new ArrayList<>();
    boolean open = false;
    int number = 0;
    for (InputTree item : list.items()) {
      number++;
      String problem = itemProblem(item);
      if (!problem.isEmpty()) {
        problems.error(
            "input-item",
            "item " + number + " of '" + field.key() + "' is " + problem,
            item.node().location());
      } else if (item.isComplete()) {
        texts.add(item.text());
      } else {
        open = true;
      }
    }
    return open || texts.size() < list.items().size() ? Optional.empty() : Optional.of(texts);
  }

  private Optional<Object> textOrList(InputField field, InputTree tree) {
    if (tree instanceof InputTree.Keys) {
      return wrong(field, tree.node().location(), "must be a string or a list");
    }
    if (!tree.isComplete()) {
      return Optional.empty();
    }
    return tree.value() instanceof Value.Sequence
        ? list(field, tree).map(items -> TextOrList.list(texts(items)))
        : Optional.of(TextOrList.text(tree.text()));
  }

  private static List<String> texts(Object items) {
    return ((List<?>) items).stream().map(String::valueOf).toList();
  }

  private static String itemProblem(InputTree item) {
    if (item instanceof InputTree.Keys) {
      return "a mapping; put quotes around the whole item";
    }
    if (item instanceof InputTree.Items) {
      return "a list; put quotes around the whole item";
    }
    return item.isNull() ? "empty" : "";
  }

  /** A reference that is the whole value and resolves to a list supplies the list (AM-6). */
  private Optional<Object> suppliedList(InputField field, InputTree.Leaf leaf) {
    Template template = leaf.template();
    if (template.wholeReference().isPresent()) {
      return Optional.empty();
    }
    if (template.value() instanceof Value.Sequence sequence) {
      return Optional.of(sequence.items().stream().map(Value::toText).toList());
    }
    return wrong(field, leaf.node().location(), "must be a list");
  }

  private Optional<Object> map(InputField field, InputTree tree) {
    if (!(tree instanceof InputTree.Keys keys)) {
      return wrong(field, tree.node().location(), "must be a mapping");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    boolean open = false;
    for (Map.Entry<String, InputTree> entry : keys.entries().entrySet()) {
      InputTree value = entry.getValue();
      if (!(value instanceof InputTree.Leaf)) {
        wrong(field, value.node().location(), "must hold only strings");
        open = true;
      } else if (value.isComplete()) {
        texts.put(entry.getKey(), value.isNull() ? "" : value.text());
      } else {
        open = true;
      }
    }
    return open ? Optional.empty() : Optional.of(texts);
  }

  private Optional<Object> wrong(InputField field, SourceLocation at, String what) {
    problems.error("input-type", "'" + field.key() + "' of " + action + " " + what, at);
    return Optional.empty();
  }
}
