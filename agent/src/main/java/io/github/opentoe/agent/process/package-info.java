/** Starts the commands of steps, captures their output and ends their process trees. */
@NullMarked
package io.github.opentoe.agent.process;

import org.jspecify.annotations.NullMarked;
