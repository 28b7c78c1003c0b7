/** A short look at the host before the first step: what often makes steps fail or race. */
@NullMarked
package io.github.opentoe.agent.preflight;

import org.jspecify.annotations.NullMarked;
