package io.github.opentoe.agent.action;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an action is called, where it works, what it takes and gives.
 *
 * @param name as documents write it
 * @param summary what it does, in one sentence
 * @param platforms where it works
 * @param shape how its inputs are written
 * @param inputs the record they are bound to
 * @param outputs what chaining references can take from it
 * @param repeat whether running it twice ends in the same state
 * @param timeout what {@code timeoutSeconds} means for it
 * @param example one step, as YAML
 * @param <I> the input record
 */
public record ActionDeclaration<I extends Record>(
    String name,
    String summary,
    Set<Platform> platforms,
    Shape shape,
    Class<I> inputs,
    List<Output> outputs,
    Repeat repeat,
    Timeout timeout,
    String example) {

  /** How the inputs of an action are written. */
  public enum Shape {
    /** One mapping. */
    MAPPING,
    /** A list of mappings; a single mapping is a list of one (AM-1). */
    LIST
  }

  /** Whether running an action twice ends in the same state (AM-20). */
  public enum Repeat {
    SAFE,
    /** Safe, unless {@code overwrite: false} is given. */
    SAFE_WHEN_OVERWRITING,
    /** Safe only if {@code force: true} is given. */
    SAFE_WHEN_FORCED,
    /** The author's scripts decide. */
    AUTHOR,
    UNSAFE
  }

  /** What {@code timeoutSeconds} and {@code maxAttempts} mean for an action (DL-19). */
  public enum Timeout {
    STEP,
    /** Only -1, and only one attempt: ExecuteDocument. */
    NONE,
    /** Accepted without effect: Reboot. */
    IGNORED
  }

  public ActionDeclaration {
    platforms = Set.copyOf(platforms);
    outputs = List.copyOf(outputs);
  }

  /** A declaration with the usual values: every platform, one mapping, safe to repeat. */
  public static <I extends Record> ActionDeclaration<I> of(
      String name, String summary, Class<I> inputs) {
    return new ActionDeclaration<>(
        name,
        summary,
        EnumSet.allOf(Platform.class),
        Shape.MAPPING,
        inputs,
        List.of(),
        Repeat.SAFE,
        Timeout.STEP,
        "");
  }

  /** Works only there. */
  public ActionDeclaration<I> on(Platform... only) {
    return new ActionDeclaration<>(
        name, summary, Set.of(only), shape, inputs, outputs, repeat, timeout, example);
  }

  /** Takes a list of mappings. */
  public ActionDeclaration<I> list() {
    return new ActionDeclaration<>(
        name, summary, platforms, Shape.LIST, inputs, outputs, repeat, timeout, example);
  }

  /** Gives these outputs. */
  public ActionDeclaration<I> giving(Output... given) {
    return new ActionDeclaration<>(
        name, summary, platforms, shape, inputs, List.of(given), repeat, timeout, example);
  }

  /** Behaves like this when it runs twice. */
  public ActionDeclaration<I> repeating(Repeat how) {
    return new ActionDeclaration<>(
        name, summary, platforms, shape, inputs, outputs, how, timeout, example);
  }

  /** Treats the step's timeout like this. */
  public ActionDeclaration<I> timing(Timeout how) {
    return new ActionDeclaration<>(
        name, summary, platforms, shape, inputs, outputs, repeat, how, example);
  }

  /** Shows this step as its example. */
  public ActionDeclaration<I> example(String yaml) {
    return new ActionDeclaration<>(
        name, summary, platforms, shape, inputs, outputs, repeat, timeout, yaml);
  }
}
