/** Actions on files and folders, and the paths, encodings and modes they share. */
@NullMarked
package io.github.opentoe.modules.filesystem;

import org.jspecify.annotations.NullMarked;
