package io.github.opentoe.modules.system;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.modules.FakeContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Linux machine whose programs answer from recordings. */
final class LinuxMachine {

  final FakeContext context =
      new FakeContext(Jimfs.newFileSystem(Configuration.unix()).getPath("/work"));
  private final Map<String, CommandResult> answers = new LinkedHashMap<>();

  LinuxMachine(String... programs) throws IOException {
    for (String program : programs) {
      write("/usr/bin/" + program, "");
    }
    answer("id -u", 0, "0");
    context.runner = Optional.of(this::run);
  }

  private CommandResult run(Command command) {
    return answers.getOrDefault(String.join(" ", command.arguments()), FakeContext.exited(0, ""));
  }

  /** What a command line gets back; others exit with 0 and print nothing. */
  void answer(String line, int code, String stdout) {
    answers.put(line, FakeContext.exited(code, stdout));
  }

  void answer(String line, CommandResult result) {
    answers.put(line, result);
  }

  Path write(String file, String text) throws IOException {
    Path path = context.workingDirectory().getFileSystem().getPath(file);
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.writeString(path, text);
  }

  ActionResult update(List<String> include, List<String> exclude) throws Exception {
    PackageLock.Pace pace = new PackageLock.Pace(Duration.ZERO, Duration.ofMillis(1));
    return new UpdateOS(pace).run(new UpdateOS.Inputs(include, exclude), context);
  }

  ActionResult update() throws Exception {
    return update(List.of(), List.of());
  }

  /** The command lines so far, without the question who runs them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Command command : context.commands) {
      String line = String.join(" ", command.arguments());
      if (!line.equals("id -u")) {
        lines.add(line);
      }
    }
    return lines;
  }
}
