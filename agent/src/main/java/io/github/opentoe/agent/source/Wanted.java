package io.github.opentoe.agent.source;

import io.github.opentoe.agent.action.Deadline;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A document that somebody asks for.
 *
 * @param source as given
 * @param folder relative paths start here
 * @param bucketOwner the account that must own the bucket, instead of the one for the whole run
 * @param deadline when it has to be there
 */
public record Wanted(String source, Path folder, Optional<String> bucketOwner, Deadline deadline) {}
