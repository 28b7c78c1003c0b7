/** What the programs share that make images and packages. */
@NullMarked
package io.github.opentoe.packaging.build;

import org.jspecify.annotations.NullMarked;
