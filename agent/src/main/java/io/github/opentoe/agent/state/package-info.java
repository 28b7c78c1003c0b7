/** The state directory: where a run that is going on is known to others. */
@NullMarked
package io.github.opentoe.agent.state;

import org.jspecify.annotations.NullMarked;
