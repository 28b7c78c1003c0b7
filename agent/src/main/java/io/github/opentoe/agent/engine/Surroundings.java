package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.chaining.CloudValues;
import io.github.opentoe.agent.process.CommandRunner;
import io.github.opentoe.agent.report.StepApproval;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.source.DocumentSources;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is the same for a whole run, nested documents included.
 *
 * @param catalog the installed actions
 * @param platform of this machine
 * @param workingDirectory where relative paths start
 * @param ownFolders where the agent keeps logs and state
 * @param environment of steps and {@code env:} references
 * @param commands starts commands
 * @param sources fetches documents
 * @param objects objects in S3
 * @param cloud what AWS knows
 * @param secrets what may not be shown
 * @param approval decides about each step before it runs; empty runs them all
 * @param cancellation cancels the run
 * @param clock gives the times
 * @param departure leaves the run before its end
 */
public record Surroundings(
    ActionCatalog catalog,
    Platform platform,
    Path workingDirectory,
    Set<Path> ownFolders,
    Map<String, String> environment,
    CommandRunner commands,
    DocumentSources sources,
    ObjectStore objects,
    CloudValues cloud,
    Secrets secrets,
    Optional<StepApproval> approval,
    Cancellation cancellation,
    Clock clock,
    Departure departure) {}
