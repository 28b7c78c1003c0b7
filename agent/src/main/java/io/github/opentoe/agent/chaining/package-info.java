/** The {{ … }} language: references, templates and their resolution. */
@NullMarked
package io.github.opentoe.agent.chaining;

import org.jspecify.annotations.NullMarked;
