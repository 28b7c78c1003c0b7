package io.github.opentoe.agent.cli;

/** A group of options that can be filled in without the parser. */
interface PlainOptions {

  /** Takes the value of an option; tells whether there is one of that name that takes a value. */
  boolean take(String name, String value);

  /** Takes an option that needs no value; tells whether there is one of that name. */
  default boolean takeFlag(String name) {
    return false;
  }
}
