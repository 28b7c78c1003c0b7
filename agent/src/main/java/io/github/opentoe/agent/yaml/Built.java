package io.github.opentoe.agent.yaml;

/**
 * A node with its measures.
 *
 * @param size how many nodes it consists of, aliases expanded
 * @param height how many levels of lists and mappings it has
 */
record Built(Node node, int size, int height) {}
