/** Fetches documents from where they lie. */
@NullMarked
package io.github.opentoe.agent.source;

import org.jspecify.annotations.NullMarked;
