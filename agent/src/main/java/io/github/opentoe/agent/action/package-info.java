/** What an action module implements, and what it is given. */
@NullMarked
package io.github.opentoe.agent.action;

import org.jspecify.annotations.NullMarked;
