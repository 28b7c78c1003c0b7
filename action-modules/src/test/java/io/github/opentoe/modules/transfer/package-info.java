/** Tests of these actions. */
@NullMarked
package io.github.opentoe.modules.transfer;

import org.jspecify.annotations.NullMarked;
