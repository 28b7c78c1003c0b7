package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.agent.condition.BoundCondition;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One input of an action, as its record declares it.
 *
 * @param key in the document
 * @param kind what it accepts
 * @param optional whether the record holds an {@code Optional} of it
 * @param required whether the author must give it
 * @param byDefault what stands in for an absent key; empty means none
 * @param meaning one sentence
 * @param platforms where it may be given
 * @param document whether it names a component document
 * @param script whether it names a program or script
 * @param parser the static {@code parse(String)} of its type, for text with a form of its own
 * @param elements the inputs of each mapping of a {@link InputKind#RECORD_LIST}
 */
public record InputField(
    String key,
    InputKind kind,
    boolean optional,
    boolean required,
    String byDefault,
    String meaning,
    Set<Platform> platforms,
    boolean document,
    boolean script,
    Optional<Method> parser,
    Optional<InputRecord<?>> elements) {

  static InputField of(RecordComponent component) {
    Input input = component.getAnnotation(Input.class);
    if (input == null) {
      throw new IllegalArgumentException(component + " carries no @Input");
    }
    Type type = component.getGenericType();
    boolean optional = raw(type) == Optional.class;
    Type accepted = optional ? argument(type, 0) : type;
    InputKind kind = kind(accepted);
    return new InputField(
        input.key().isEmpty() ? component.getName() : input.key(),
        kind,
        optional,
        input.required() || kind == InputKind.CONDITION,
        input.byDefault(),
        input.value(),
        Set.of(input.platforms()),
        input.document(),
        input.script(),
        kind == InputKind.TEXT ? parser(raw(accepted)) : Optional.empty(),
        kind == InputKind.RECORD_LIST
            ? Optional.of(InputRecord.of(raw(argument(accepted, 0)).asSubclass(Record.class)))
            : Optional.empty());
  }

  /** Whether an absent key leaves the record without a value. */
  boolean needsValue() {
    return kind == InputKind.TEXT
        && parser.isPresent()
        && !required
        && !optional
        && byDefault.isEmpty();
  }

  /** As people read it: a placeholder where the inputs are one condition. */
  public String label() {
    return kind == InputKind.CONDITION ? "<operator>" : key;
  }

  /** Type, need, default and platforms in a few words. */
  public String facts() {
    return kind.word()
        + (required ? ", required" : "")
        + (byDefault.isEmpty() ? "" : ", default " + byDefault)
        + (isForAllPlatforms() ? "" : ", only on " + ActionReference.words(platforms));
  }

  /** Whether it may be given everywhere. */
  boolean isForAllPlatforms() {
    return platforms.size() == Platform.values().length;
  }

  private static InputKind kind(Type type) {
    Class<?> raw = raw(type);
    if (raw == boolean.class || raw == Boolean.class) {
      return InputKind.FLAG;
    }
    if (raw == int.class || raw == Integer.class) {
      return InputKind.WHOLE;
    }
    if (raw == BoundCondition.class) {
      return InputKind.CONDITION;
    }
    if (raw == TextOrList.class) {
      return InputKind.TEXT_OR_LIST;
    }
    if (raw == Map.class) {
      return InputKind.TEXT_MAP;
    }
    if (raw == List.class) {
      return raw(argument(type, 0)) == String.class ? InputKind.TEXT_LIST : InputKind.RECORD_LIST;
    }
    if (raw == String.class || parser(raw).isPresent()) {
      return InputKind.TEXT;
    }
    throw new IllegalArgumentException(type + " cannot be bound to an input");
  }

  private static Optional<Method> parser(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals("parse")
          && Modifier.isStatic(method.getModifiers())
          && method.getParameterCount() == 1
          && method.getParameterTypes()[0] == String.class) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
