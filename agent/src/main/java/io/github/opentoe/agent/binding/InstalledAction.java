package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An action module with what its declaration says. Its record is read when it is first asked for,
 * as most documents use few of the installed actions.
 *
 * @param <I> its input record
 */
public final class InstalledAction<I extends Record> {

  private final ActionModule<I> module;
  private final ActionDeclaration<I> declaration;
  private volatile Optional<InputRecord<I>> inputs = Optional.empty();

  private InstalledAction(ActionModule<I> module) {
    this.module = module;
    this.declaration = module.declaration();
  }

  /** Asks a module for its declaration. */
  public static <I extends Record> InstalledAction<I> of(ActionModule<I> module) {
    return new InstalledAction<>(module);
  }

  /** What does the work. */
  public ActionModule<I> module() {
    return module;
  }

  /** What the module says about itself. */
  public ActionDeclaration<I> declaration() {
    return declaration;
  }

  /** What its record declares. */
  public InputRecord<I> inputs() {
    if (inputs.isEmpty()) {
      inputs = Optional.of(InputRecord.of(declaration.inputs()));
    }
    return inputs.get();
  }

  /** As documents write it. */
  public String name() {
    return declaration.name();
  }

  /** The key that names the document this action runs; empty for most actions. */
  public Optional<String> documentKey() {
    return inputs().fields().stream().filter(InputField::document).map(InputField::key).findFirst();
  }

  /**
   * The inputs as result files show them: in their JSON types by the declaration, only those the
   * author wrote (action-modules §9a).
   */
  public Value recorded(List<InputTree> entries) {
    List<Value> recorded = new ArrayList<>();
    for (InputTree entry : entries) {
      recorded.add(entry instanceof InputTree.Keys keys ? recorded(keys) : entry.shown());
    }
    return Value.sequence(recorded);
  }

  private Value recorded(InputTree.Keys keys) {
    Map<String, Value> values = new LinkedHashMap<>();
    keys.entries()
        .forEach(
            (key, tree) -> {
              if (!tree.isNull()) {
                values.put(key, typed(inputs().field(key), tree));
              }
            });
    return Value.mapping(values);
  }

  private static Value typed(Optional<InputField> field, InputTree tree) {
    Value plain = tree.shown();
    if (field.isEmpty() || !(tree instanceof InputTree.Leaf leaf) || !tree.isComplete()) {
      return plain;
    }
    InputKind kind = field.get().kind();
    return plain instanceof Value.Text || !kind.takesStructure()
        ? kind.value(leaf.template().shownText())
        : plain;
  }
}
