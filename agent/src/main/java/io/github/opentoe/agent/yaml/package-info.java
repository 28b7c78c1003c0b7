/** YAML and JSON text as nodes that keep their position and source text. */
@NullMarked
package io.github.opentoe.agent.yaml;

import org.jspecify.annotations.NullMarked;
