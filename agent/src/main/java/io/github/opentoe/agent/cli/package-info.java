/** The command line: options, help, what people see. */
@NullMarked
package io.github.opentoe.agent.cli;

import org.jspecify.annotations.NullMarked;
