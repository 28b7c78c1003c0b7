package io.github.opentoe.agent.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one input of an action on a component of its input record. Binding, validation, the JSON
 * Schema and the reference page derive from it.
 *
 * <p>The component's type decides what is accepted: {@code String}, {@code boolean}, {@code int},
 * {@code List<String>}, {@link TextOrList}, {@code Map<String, String>}, a list of records, any
 * type with a public static {@code parse(String)}, {@code Optional} of these, or {@code
 * BoundCondition} for the whole mapping.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Input {

  /** What it means, in one sentence. */
  String value();

  /** The key in the document, where it differs from the component's name. */
  String key() default "";

  /** Whether the author must give it. */
  boolean required() default false;

  /** What stands in for an absent key, as an author would write it; empty means none. */
  String byDefault() default "";

  /** Whether it names a component document that the action runs (execution-and-outputs §6.8). */
  boolean document() default false;

  /**
   * Whether it names a program or script that the action runs. Where it is a file, a failed run
   * that goes on looks whether its content is still the same.
   */
  boolean script() default false;

  /** Platforms on which it may be given; others refuse it (AM-59). */
  Platform[] platforms() default {Platform.LINUX, Platform.WINDOWS, Platform.MACOS};
}
