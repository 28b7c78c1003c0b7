/** Tests of these actions. */
@NullMarked
package io.github.opentoe.modules.system;

import org.jspecify.annotations.NullMarked;
