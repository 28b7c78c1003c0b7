package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.agent.condition.BoundCondition;
import io.github.opentoe.agent.condition.Condition;
import io.github.opentoe.agent.condition.ConditionHost;
import io.github.opentoe.agent.condition.ConditionReader;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds sets of inputs to the record of an action and says everything that is wrong with them
 * (action-modules §2.1, §2.2). Messages carry no "Parsing step …" in front.
 *
 * @param <I> the record
 */
public final class InputBinder<I extends Record> {

  private final InstalledAction<I> action;
  private final Set<Platform> platforms;
  private final boolean lenient;
  private final Optional<ConditionHost> host;
  private final Problems problems;
  private final ValueBinder values;

  /**
   * @param platforms the inputs must be allowed on all of them
   * @param lenient whether unknown keys are warnings (AM-3)
   * @param host what conditions are evaluated on; empty while validating
   * @param problems takes what is wrong
   */
  public InputBinder(
      InstalledAction<I> action,
      Set<Platform> platforms,
      boolean lenient,
      Optional<ConditionHost> host,
      Problems problems) {
    this.action = action;
    this.platforms = Set.copyOf(platforms);
    this.lenient = lenient;
    this.host = host;
    this.problems = problems;
    this.values = new ValueBinder(action.name(), problems);
  }

  /**
   * Binds one set of inputs.
   *
   * @param index its place in the list
   * @param size how many there are
   * @return the record; empty where something is wrong or a reference is still open
   */
  public Optional<I> bind(InputTree entry, int index, int size) {
    if (!(entry instanceof InputTree.Keys keys)) {
      problems.error(
          "input-shape",
          "inputs[" + index + "] of " + action.name() + " must be a mapping",
          entry.node().location());
      return Optional.empty();
    }
    return action.inputs().isCondition()
        ? bindCondition(keys)
        : bindFields(action.inputs(), keys, size > 1 ? "inputs[" + index + "]: " : "");
  }

  private Optional<I> bindCondition(InputTree.Keys keys) {
    Optional<Condition> condition = new ConditionReader(problems, "").readAssertion(keys.node());
    if (condition.isEmpty() || host.isEmpty()) {
      return Optional.empty();
    }
    BoundCondition bound =
        new BoundCondition(condition.get(), new TreeOperands(keys), host.orElseThrow());
    return Optional.of(action.inputs().create(List.of(bound)));
  }

  private <R extends Record> Optional<R> bindFields(
      InputRecord<R> record, InputTree.Keys keys, String prefix) {
    refuseUnknown(record, keys);
    List<Object> bound = new ArrayList<>();
    for (InputField field : record.fields()) {
      bindField(field, keys, prefix).ifPresent(bound::add);
    }
    return bound.size() == record.fields().size()
        ? Optional.of(record.create(bound))
        : Optional.empty();
  }

  private void refuseUnknown(InputRecord<?> record, InputTree.Keys keys) {
    for (var entry : keys.node().entries()) {
      if (record.field(entry.name()).isEmpty()) {
        String hint = NearestName.hint(entry.name(), record.keys());
        String message = "Unknown input '" + entry.name() + "' for " + action.name() + ".";
        Problem problem =
            lenient
                ? Problem.warning("unknown-input", message, entry.key().location())
                : Problem.error("unknown-input", message, entry.key().location());
        problems.add(
            problem.withHint(hint.isEmpty() ? "Its inputs are " + known(record) + "." : hint));
      }
    }
  }

  private static String known(InputRecord<?> record) {
    return record.keys().isEmpty() ? "none" : String.join(", ", record.keys());
  }

  private Optional<Object> bindField(InputField field, InputTree.Keys keys, String prefix) {
    Optional<InputTree> given =
        Optional.ofNullable(keys.entries().get(field.key())).filter(tree -> !tree.isNull());
    if (given.isEmpty()) {
      return absent(field, keys.node().location(), prefix);
    }
    SourceLocation at =
        keys.node().entry(field.key()).map(entry -> entry.key().location()).orElseThrow();
    refusePlatform(field, at);
    Optional<Object> value = bindValue(field, given.get());
    return field.optional() ? value.map(Optional::of) : value;
  }

  private void refusePlatform(InputField field, SourceLocation at) {
    for (Platform platform : platforms) {
      if (!field.platforms().contains(platform)) {
        String name =
            switch (platform) {
              case WINDOWS -> "Windows";
              case LINUX -> "Linux";
              case MACOS -> "macOS";
            };
        problems.error("input-platform", "'" + field.key() + "' is not supported on " + name, at);
      }
    }
  }

  private Optional<Object> absent(InputField field, SourceLocation at, String prefix) {
    if (field.required()) {
      problems.error(
          "missing-input", prefix + action.name() + " requires '" + field.key() + "'", at);
      return Optional.empty();
    }
    if (!field.byDefault().isEmpty()) {
      Optional<Object> value = values.scalar(field, field.byDefault(), at);
      return field.optional() ? value.map(Optional::of) : value;
    }
    if (field.optional()) {
      return Optional.of(Optional.empty());
    }
    return Optional.of(
        switch (field.kind()) {
          case FLAG -> false;
          case WHOLE -> 0;
          case TEXT_LIST, RECORD_LIST -> List.of();
          case TEXT_MAP -> Map.of();
          case TEXT_OR_LIST -> TextOrList.list(List.of());
          case TEXT, CONDITION -> "";
        });
  }

  private Optional<Object> bindValue(InputField field, InputTree tree) {
    if (field.kind() == InputKind.RECORD_LIST) {
      return bindRecords(field, tree);
    }
    return values.bind(field, tree);
  }

  private Optional<Object> bindRecords(InputField field, InputTree tree) {
    InputRecord<?> record = field.elements().orElseThrow();
    if (!(tree instanceof InputTree.Items list)) {
      String form =
          record.fields().stream()
              .map(element -> element.key() + ": …")
              .collect(Collectors.joining(", ", "- {", "}"));
      problems.error(
          "input-type",
          "'" + field.key() + "' of " + action.name() + " must be a list",
          tree.node().location(),
          "Write each as " + form + ".");
      return Optional.empty();
    }
    List<Object> bound = new ArrayList<>();
    for (InputTree item : list.items()) {
      if (item instanceof InputTree.Keys keys) {
        bindFields(record, keys, "").ifPresent(bound::add);
      } else {
        problems.error(
            "input-type",
            "each item of '" + field.key() + "' of " + action.name() + " must be a mapping",
            item.node().location());
      }
    }
    return bound.size() == list.items().size() ? Optional.of(bound) : Optional.empty();
  }
}
