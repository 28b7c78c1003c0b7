package io.github.opentoe.modules.system;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Windows machine whose update script answers from recordings. */
final class WindowsMachine {

  final FakeContext context =
      new FakeContext(Jimfs.newFileSystem(Configuration.windows()).getPath("C:\\work"));
  final Deque<CommandResult> searches = new ArrayDeque<>();
  final List<String> calls = new ArrayList<>();
  final List<String> data = new ArrayList<>();
  String script = "";
  private final Map<String, Deque<CommandResult>> answers = new HashMap<>();

  WindowsMachine() {
    context.platform = Platform.WINDOWS;
    context.runner = Optional.of(this::run);
  }

  Path path(String text) {
    return context.workingDirectory().getFileSystem().getPath(text);
  }

  /** What working on an update gives, call by call; without it everything succeeds. */
  void answer(String call, CommandResult... results) {
    answers.put(call, new ArrayDeque<>(List.of(results)));
  }

  private CommandResult run(Command command) {
    script = read(command.arguments().get(6));
    String json = read(command.arguments().get(7));
    data.add(json);
    String call = (field(json, "mode") + " " + field(json, "id")).strip();
    calls.add(call);
    if (call.equals("search")) {
      return searches.remove();
    }
    Deque<CommandResult> recorded = answers.getOrDefault(call, new ArrayDeque<>());
    return recorded.isEmpty()
        ? FakeContext.exited(0, "::result\t2\t0x00000000\tFalse\n")
        : recorded.remove();
  }

  private static String field(String json, String key) {
    String start = "\"" + key + "\":\"";
    int from = json.indexOf(start);
    return from < 0
        ? ""
        : json.substring(from + start.length(), json.indexOf('"', from + start.length()));
  }

  private String read(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  ActionResult update(List<String> include, List<String> exclude) throws Exception {
    return new UpdateOS().run(new UpdateOS.Inputs(include, exclude), context);
  }
}
