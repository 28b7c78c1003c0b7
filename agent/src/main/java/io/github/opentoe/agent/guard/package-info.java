/** Whom the folders belong to that the agent has to rely on. */
@NullMarked
package io.github.opentoe.agent.guard;

import org.jspecify.annotations.NullMarked;
