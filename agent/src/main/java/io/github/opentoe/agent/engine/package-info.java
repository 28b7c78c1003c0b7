/** Runs documents: phases, steps, attempts, iterations. */
@NullMarked
package io.github.opentoe.agent.engine;

import org.jspecify.annotations.NullMarked;
