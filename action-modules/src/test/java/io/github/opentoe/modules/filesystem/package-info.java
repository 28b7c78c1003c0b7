@NullMarked
package io.github.opentoe.modules.filesystem;

import org.jspecify.annotations.NullMarked;
