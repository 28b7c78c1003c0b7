/** Small actions that tests of the engine are made of. */
@NullMarked
package io.github.opentoe.agent.testmodules;

import org.jspecify.annotations.NullMarked;
