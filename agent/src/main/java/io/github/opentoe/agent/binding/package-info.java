/**
 * From the inputs of a step to the record of its action, and back to JSON Schema and reference
 * text.
 */
@NullMarked
package io.github.opentoe.agent.binding;

import org.jspecify.annotations.NullMarked;
