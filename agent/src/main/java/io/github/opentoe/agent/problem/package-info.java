/** What is wrong, and where: problems as values, collected and shown together. */
@NullMarked
package io.github.opentoe.agent.problem;

import org.jspecify.annotations.NullMarked;
