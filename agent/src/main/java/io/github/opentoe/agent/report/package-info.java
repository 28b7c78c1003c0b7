/** Results of a run as immutable values, and what is told while it goes on. */
@NullMarked
package io.github.opentoe.agent.report;

import org.jspecify.annotations.NullMarked;
