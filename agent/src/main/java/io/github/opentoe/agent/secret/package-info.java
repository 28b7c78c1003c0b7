/**
 * What no log and no file may show: the values of secrets in the forms in which programs print
 * them, and the secret parts of URLs.
 */
@NullMarked
package io.github.opentoe.agent.secret;

import org.jspecify.annotations.NullMarked;
