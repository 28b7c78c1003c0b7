/** The library: build a request, run or validate documents, receive events and a report. */
@NullMarked
package io.github.opentoe.agent;

import org.jspecify.annotations.NullMarked;
