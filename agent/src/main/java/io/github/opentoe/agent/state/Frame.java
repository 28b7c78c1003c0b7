package io.github.opentoe.agent.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One level of the stack of positions: a step under way, and what is settled about it.
 *
 * @param position where this level stands
 * @param condition what came of the step's {@code if}, as documents write it; empty without one
 * @param documentStart when the document began
 * @param phaseStart when the phase began
 * @param stepStart when the step began
 */
public record Frame(
    Position position,
    Optional<String> condition,
    Optional<Instant> documentStart,
    Optional<Instant> phaseStart,
    Optional<Instant> stepStart) {}
