package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.condition.ConditionHost;
import io.github.opentoe.agent.process.HostCommand;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Answers conditions from this machine (DL-93, DL-94). */
record MachineConditions(Surroundings surroundings) implements ConditionHost {

  @Override
  public Path workingDirectory() {
    return surroundings.workingDirectory();
  }

  @Override
  public boolean binaryExists(String name) {
    List<String> question =
        surroundings.platform() == Platform.WINDOWS
            ? List.of("where.exe", "/Q", name)
            : List.of("bash", "-c", "type -- \"$1\"", "bash", name);
    OptionalInt answer = HostCommand.ask(question, workingDirectory(), surroundings.environment());
    return answer.isPresent() ? answer.getAsInt() == 0 : isInPath(name);
  }

  private boolean isInPath(String name) {
    String path = surroundings.environment().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> isProgram(folder, name));
  }

  private boolean isProgram(String folder, String name) {
    try {
      Path candidate = workingDirectory().resolve(folder).resolve(name);
      return Files.isRegularFile(candidate) && Files.isExecutable(candidate);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
