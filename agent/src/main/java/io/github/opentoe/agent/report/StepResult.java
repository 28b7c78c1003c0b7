package io.github.opentoe.agent.report;

import io.github.opentoe.agent.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step of a report.
 *
 * @param name the step's name
 * @param status after {@code onFailure} was applied
 * @param failureMessage why the last attempt failed; empty otherwise
 * @param timeoutSeconds effective; -1 means none
 * @param onFailure effective, as documents write it
 * @param maxAttempts effective
 * @param action the action's name
 * @param startedAt empty where it was not reached
 * @param endedAt empty where it has not ended
 * @param inputs resolved; as written until it runs
 * @param outputs empty until it ended
 * @param loop the loop with its resolved list; empty without one
 * @param nested one report per nested run; empty for actions that run no documents
 * @param failure everything a person needs to understand a failure; empty otherwise
 */
public record StepResult(
    String name,
    Status status,
    String failureMessage,
    int timeoutSeconds,
    String onFailure,
    int maxAttempts,
    String action,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Value inputs,
    Optional<Value> outputs,
    Optional<Value> loop,
    Optional<List<RunReport>> nested,
    Optional<FailureCard> failure) {}
