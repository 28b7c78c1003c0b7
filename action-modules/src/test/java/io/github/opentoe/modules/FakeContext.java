package io.github.opentoe.modules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.ProcessRunner;
import io.github.opentoe.agent.action.StepLog;
import io.github.opentoe.agent.action.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Surroundings for one action: records what it says and starts, runs nothing. */
public final class FakeContext implements ActionContext {

  public final List<String> infos = Collections.synchronizedList(new ArrayList<>());
  public final List<String> warnings = new ArrayList<>();
  public final List<Command> commands = new ArrayList<>();
  public final List<NestedDocuments.Request> requests = new ArrayList<>();
  public final Map<String, String> environment = new HashMap<>();
  public final Cancellation cancellation = new Cancellation();
  public CommandResult commandResult = exited(0, "");
  public Optional<ProcessRunner> runner = Optional.empty();
  public Optional<ObjectStore> store = Optional.empty();
  public ActionResult documentResult = ActionResult.succeeded();
  public Deadline deadline = Deadline.none(cancellation);
  public Platform platform = Platform.LINUX;
  public boolean resumed;

  /** What happens whenever the deadline is asked for, that is, between units of work. */
  public Runnable meanwhile = () -> {};

  private final Path workingDirectory;

  public FakeContext(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  public static CommandResult exited(int code, String stdout) {
    return new CommandResult(Ending.EXITED, code, stdout, "", "");
  }

  public static CommandResult ended(Ending ending, String stdout, String reason) {
    return new CommandResult(ending, -1, stdout, "", reason);
  }

  @Override
  public Platform platform() {
    return platform;
  }

  @Override
  public Path workingDirectory() {
    return workingDirectory;
  }

  @Override
  public Set<Path> ownFolders() {
    return Set.of();
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public ProcessRunner processes() {
    return command -> {
      commands.add(command);
      return runner.isPresent() ? runner.get().run(command) : commandResult;
    };
  }

  @Override
  public TemporaryFolder temporaryFolder() throws IOException {
    Path folder = Files.createDirectories(workingDirectory.resolveSibling("AWSTOE1"));
    return new TemporaryFolder() {
      @Override
      public Path path() {
        return folder;
      }

      @Override
      public void close() {
        remove(folder);
      }
    };
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public StepLog log() {
    return new StepLog() {
      @Override
      public void info(String text) {
        infos.add(text);
      }

      @Override
      public void debug(String text) {}

      @Override
      public void warning(String text) {
        warnings.add(text);
      }
    };
  }

  @Override
  public Deadline deadline() {
    meanwhile.run();
    return deadline;
  }

  @Override
  public ObjectStore objects() {
    return store.orElseThrow(() -> new AssertionError("this action has no business with S3"));
  }

  @Override
  public NestedDocuments documents() {
    return request -> {
      requests.add(request);
      return documentResult;
    };
  }

  @Override
  public boolean isResumed() {
    return resumed;
  }
}
