/** The small JSON-like value model that inputs, outputs and reports share. */
@NullMarked
package io.github.opentoe.agent.value;

import org.jspecify.annotations.NullMarked;
