/** The state directory: its lock, and what a run keeps there to go on after a restart. */
@NullMarked
package io.github.opentoe.agent.state;

import org.jspecify.annotations.NullMarked;
