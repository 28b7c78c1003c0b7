package io.github.opentoe.agent;

import java.util.Optional;

/**
 * A CloudWatch stream that gets the lines of console.log while they are written.
 *
 * @param group is created where it is missing
 * @param stream is created where it is missing
 * @param region of the group; empty for that of the SDK's chain
 * @param ignoreFailures whether a stream that fails is a warning instead of a failed run
 */
public record LogStream(
    String group, String stream, Optional<String> region, boolean ignoreFailures) {}
