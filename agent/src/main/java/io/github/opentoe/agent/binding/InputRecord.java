package io.github.opentoe.agent.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of an action, read from its record once.
 *
 * @param constructor the record's canonical constructor
 * @param fields in the order of the record's components
 * @param <I> the record
 */
public record InputRecord<I extends Record>(Constructor<I> constructor, List<InputField> fields) {

  public InputRecord {
    fields = List.copyOf(fields);
    for (InputField field : fields) {
      if (field.needsValue()) {
        throw new IllegalArgumentException(
            "'" + field.key() + "' must be required, Optional or have a default");
      }
    }
  }

  /** The inputs that a record declares. */
  public static <I extends Record> InputRecord<I> of(Class<I> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<I> constructor = type.getDeclaredConstructor(types);
      constructor.trySetAccessible();
      return new InputRecord<>(constructor, Arrays.stream(components).map(InputField::of).toList());
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " has no canonical constructor", e);
    }
  }

  /** The input of this key. */
  public Optional<InputField> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** All keys. */
  public List<String> keys() {
    return fields.stream().map(InputField::key).toList();
  }

  /** Whether the whole set of inputs is one condition. */
  public boolean isCondition() {
    return fields.size() == 1 && fields.get(0).kind() == InputKind.CONDITION;
  }

  /** Whether the author may leave all inputs out (DL-22). */
  public boolean mayBeAbsent() {
    return fields.stream().noneMatch(InputField::required);
  }

  /** A record of these values, one for each field. */
  I create(List<Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
