/** Holds the files in {@code schemas/} and the pages of the actions to what the actions declare. */
@NullMarked
package io.github.opentoe.modules.schema;

import org.jspecify.annotations.NullMarked;
