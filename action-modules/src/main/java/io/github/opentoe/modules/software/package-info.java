/** Actions that install and remove software. */
@NullMarked
package io.github.opentoe.modules.software;

import org.jspecify.annotations.NullMarked;
