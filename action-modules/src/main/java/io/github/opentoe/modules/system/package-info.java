/** Actions on the machine as a whole. */
@NullMarked
package io.github.opentoe.modules.system;

import org.jspecify.annotations.NullMarked;
