package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.ProcessRunner;
import io.github.opentoe.agent.action.StepLog;
import io.github.opentoe.agent.action.TemporaryFolder;
import io.github.opentoe.agent.process.CommandScope;
import io.github.opentoe.agent.report.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The surroundings of one run of an action; remembers its last command for the failure card. */
final class StepContext implements ActionContext {

  private final Surroundings surroundings;
  private final Unit unit;
  private final RunLog log;
  private final Deadline deadline;
  private final NestedDocuments documents;
  private Optional<Command> command = Optional.empty();
  private Optional<CommandResult> result = Optional.empty();

  /**
   * What runs.
   *
   * @param action the action's name
   * @param resumed whether it was under way when the run was cut off
   */
  record Unit(String action, boolean resumed) {}

  StepContext(
      Surroundings surroundings,
      Unit unit,
      RunLog log,
      Deadline deadline,
      NestedDocuments documents) {
    this.surroundings = surroundings;
    this.unit = unit;
    this.log = log;
    this.deadline = deadline;
    this.documents = documents;
  }

  Optional<Command> lastCommand() {
    return command;
  }

  Optional<CommandResult> lastResult() {
    return result;
  }

  @Override
  public Platform platform() {
    return surroundings.platform();
  }

  @Override
  public Path workingDirectory() {
    return surroundings.workingDirectory();
  }

  @Override
  public Set<Path> ownFolders() {
    return surroundings.ownFolders();
  }

  @Override
  public Map<String, String> environment() {
    return surroundings.environment();
  }

  @Override
  public ProcessRunner processes() {
    return this::runCommand;
  }

  private CommandResult runCommand(Command next) throws InterruptedException {
    command = Optional.of(next);
    CommandResult ended = surroundings.commands().run(next, scope());
    result = Optional.of(ended);
    return ended;
  }

  private CommandScope scope() {
    return new CommandScope(unit.action(), workingDirectory(), environment(), log, deadline);
  }

  @Override
  public TemporaryFolder temporaryFolder() throws IOException {
    return surroundings.commands().newFolder(scope());
  }

  @Override
  public StepLog log() {
    return new StepLog() {
      @Override
      public void info(String text) {
        log.info(unit.action() + ": " + text);
      }

      @Override
      public void debug(String text) {
        log.debug(unit.action() + ": " + text);
      }

      @Override
      public void warning(String text) {
        log.warning(unit.action() + ": " + text);
      }
    };
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public ObjectStore objects() {
    return surroundings.objects();
  }

  @Override
  public boolean isResumed() {
    return unit.resumed();
  }

  @Override
  public NestedDocuments documents() {
    return documents;
  }
}
