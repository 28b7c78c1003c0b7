package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.ProcessRunner;
import io.github.opentoe.agent.action.StepLog;
import io.github.opentoe.agent.action.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The same surroundings without a deadline: for tidying up after it has passed.
 *
 * @param context the real ones
 */
record Unhurried(ActionContext context) implements ActionContext {

  @Override
  public Deadline deadline() {
    return Deadline.none(new Cancellation());
  }

  @Override
  public Platform platform() {
    return context.platform();
  }

  @Override
  public Path workingDirectory() {
    return context.workingDirectory();
  }

  @Override
  public Set<Path> ownFolders() {
    return context.ownFolders();
  }

  @Override
  public Map<String, String> environment() {
    return context.environment();
  }

  @Override
  public ProcessRunner processes() {
    return context.processes();
  }

  @Override
  public TemporaryFolder temporaryFolder() throws IOException {
    return context.temporaryFolder();
  }

  @Override
  public StepLog log() {
    return context.log();
  }

  @Override
  public ObjectStore objects() {
    return context.objects();
  }

  @Override
  public NestedDocuments documents() {
    return context.documents();
  }

  @Override
  public boolean isResumed() {
    return context.isResumed();
  }
}
