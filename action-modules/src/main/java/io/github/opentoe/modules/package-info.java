/** The action modules of AWSTOE. */
@NullMarked
package io.github.opentoe.modules;

import org.jspecify.annotations.NullMarked;
