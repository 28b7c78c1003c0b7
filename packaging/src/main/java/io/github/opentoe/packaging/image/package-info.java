/** Builds the runtime image and its archives; Maven runs it, and no part of it is shipped. */
@NullMarked
package io.github.opentoe.packaging.image;

import org.jspecify.annotations.NullMarked;
