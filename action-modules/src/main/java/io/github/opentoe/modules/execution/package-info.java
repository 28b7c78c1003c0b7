/** Actions that run commands, documents and conditions. */
@NullMarked
package io.github.opentoe.modules.execution;

import org.jspecify.annotations.NullMarked;
