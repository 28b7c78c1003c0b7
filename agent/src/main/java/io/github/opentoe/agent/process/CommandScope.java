package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.report.RunLog;
import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings of a command.
 *
 * @param action the action's name, put before the lines about the temporary folder
 * @param workingDirectory where it starts
 * @param environment its whole environment
 * @param log takes the lines about it and its output; swallows them for muted steps
 * @param deadline when it has to be over
 */
public record CommandScope(
    String action,
    Path workingDirectory,
    Map<String, String> environment,
    RunLog log,
    Deadline deadline) {}
