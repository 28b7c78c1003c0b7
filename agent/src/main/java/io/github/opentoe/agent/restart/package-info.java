/** Restarting the machine, and everything about the machine that decides whether and how. */
@NullMarked
package io.github.opentoe.agent.restart;

import org.jspecify.annotations.NullMarked;
