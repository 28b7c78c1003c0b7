/** The component document: its model and its reader. */
@NullMarked
package io.github.opentoe.agent.document;

import org.jspecify.annotations.NullMarked;
