/** Actions that move files over the network. */
@NullMarked
package io.github.opentoe.modules.transfer;

import org.jspecify.annotations.NullMarked;
