/** Stand-ins for what the engine gives to action modules. */
@NullMarked
package io.github.opentoe.modules;

import org.jspecify.annotations.NullMarked;
