/** Tests of what actions share that run programs of the system. */
@NullMarked
package io.github.opentoe.modules.command;

import org.jspecify.annotations.NullMarked;
