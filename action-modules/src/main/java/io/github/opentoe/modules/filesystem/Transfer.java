package io.github.opentoe.modules.filesystem;

/**
 * One thing to copy or move.
 *
 * @param source what stands there goes
 * @param target exactly there
 */
record Transfer(NamedPath source, NamedPath target) {}
