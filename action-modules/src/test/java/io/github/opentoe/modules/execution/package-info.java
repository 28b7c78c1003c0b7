@NullMarked
package io.github.opentoe.modules.execution;

import org.jspecify.annotations.NullMarked;
