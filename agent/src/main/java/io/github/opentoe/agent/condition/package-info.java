/** Conditions for if and Assert: reading and evaluating one expression language. */
@NullMarked
package io.github.opentoe.agent.condition;

import org.jspecify.annotations.NullMarked;
