/** Tests of these actions. */
@NullMarked
package io.github.opentoe.modules.software;

import org.jspecify.annotations.NullMarked;
