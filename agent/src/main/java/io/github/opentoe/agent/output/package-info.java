/**
 * The log folder: console.log, application.log, detailedoutput.json, chaining.json and the copies.
 */
@NullMarked
package io.github.opentoe.agent.output;

import org.jspecify.annotations.NullMarked;
