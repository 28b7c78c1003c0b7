package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.Optional;

/**
 * A parameter or constant (document-language §2.1).
 *
 * @param name as declared
 * @param constant whether it is a constant, which nothing overrides
 * @param value the constant's value or the parameter's default; empty means no default
 * @param location where it is declared
 */
public record Variable(
    String name, boolean constant, Optional<String> value, SourceLocation location) {}
