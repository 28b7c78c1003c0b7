/**
 * Builds the packages for Linux from the runtime image; Maven runs it, and no part of it is
 * shipped.
 */
@NullMarked
package io.github.opentoe.packaging.linux;

import org.jspecify.annotations.NullMarked;
