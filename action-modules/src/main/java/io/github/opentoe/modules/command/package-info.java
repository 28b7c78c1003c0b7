/** What actions share that get their work done by programs of the system. */
@NullMarked
package io.github.opentoe.modules.command;

import org.jspecify.annotations.NullMarked;
