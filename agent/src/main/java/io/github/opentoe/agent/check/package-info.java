/** Checks that need to know the actions: platform, inputs, references. */
@NullMarked
package io.github.opentoe.agent.check;

import org.jspecify.annotations.NullMarked;
