package io.github.opentoe.agent.state;

import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a run in its state directory: {@code execution.json}, small and replaced whenever a
 * restart is asked for or has come, and {@code steps.jsonl}, to which is added what is over, and
 * where the run stands now.
 */
public final class StateFiles implements RunStore, AutoCloseable {

  static final String EXECUTION = "execution.json";
  static final String STEPS = "steps.jsonl";

  private final Path directory;
  private final RunHead head;
  private final FileChannel steps;
  private final List<StateRecord> noted = new ArrayList<>();
  private RunPoint point;
  private RunPoint kept;
  private long lines;
  private long length;
  private long forced;

  private StateFiles(Path directory, RunHead head, RunPoint point, FileChannel steps, long lines)
      throws IOException {
    this.directory = directory;
    this.head = head;
    this.point = point;
    this.kept = point;
    this.steps = steps;
    this.lines = lines;
    this.length = steps.position();
  }

  /**
   * Begins to keep a run in a directory that holds none.
   *
   * @param over what is over already
   * @throws AgentException where nothing can be written there
   */
  public static StateFiles create(
      Path directory, RunHead head, RunPoint start, List<StateRecord> over) {
    try {
      return StateFile.uninterrupted(
          () -> {
            FileChannel steps = StateFile.create(directory.resolve(STEPS));
            StateFiles files = new StateFiles(directory, head, start, steps, 0);
            files.write(out -> StateJson.writeLine(title(head), out));
            over.forEach(files::note);
            files.replace(start);
            return files;
          });
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /**
   * Goes on keeping a saved run.
   *
   * @throws AgentException where nothing can be written there
   */
  public static StateFiles reopen(Path directory, Found.Saved saved) {
    try {
      FileChannel steps = StateFile.open(directory.resolve(STEPS), saved.length());
      return new StateFiles(
          directory, saved.run().head(), saved.run().point(), steps, saved.lines());
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  static AgentException unwritable(Path directory, IOException e) {
    return new AgentException(
        "The state directory " + directory + " cannot be written: " + OsReason.of(e) + ".", e);
  }

  /** The first line of steps.jsonl, by which it is known to belong to execution.json. */
  static Value.Mapping title(RunHead head) {
    Map<String, Value> title = new LinkedHashMap<>();
    title.put("executionId", Value.text(head.executionId()));
    title.put("startedAt", JsonFields.of(head.startedAt()));
    return new Value.Mapping(title);
  }

  @Override
  public boolean isKeeping() {
    return true;
  }

  @Override
  public Salt salt() {
    return head.salt();
  }

  @Override
  public RunPoint point() {
    return point;
  }

  @Override
  public void move(RunPoint next) throws IOException {
    if (next.restart().isPresent() || !next.isOnSameMachine(kept)) {
      replace(next);
      return;
    }
    writeNoted(Optional.of(next));
    flush();
    point = next;
  }

  private void replace(RunPoint next) throws IOException {
    force();
    StateFile.replace(
        directory.resolve(EXECUTION), StateJson.page(RunCodec.write(head, next, lines)));
    point = next;
    kept = next;
  }

  @Override
  public void count(Counts counts) {
    point = new RunPoint(point.stack(), counts, point.restart(), point.restarts(), point.bootId());
  }

  @Override
  public void append(StateRecord record) throws IOException {
    note(record);
    force();
  }

  @Override
  public void write(StateRecord record) throws IOException {
    note(record);
    writeNoted(Optional.empty());
  }

  @Override
  public void note(StateRecord record) {
    noted.add(record);
  }

  private void writeNoted(Optional<RunPoint> place) throws IOException {
    write(
        out -> {
          for (StateRecord record : noted) {
            StateJson.writeLine(RecordCodec.write(record), out);
          }
          if (place.isPresent()) {
            StateJson.writeLine(RunCodec.placeLine(place.get()), out);
          }
        });
    lines += noted.size() + (place.isPresent() ? 1 : 0);
    noted.clear();
  }

  /** Hands all lines to the disk. */
  private void force() throws IOException {
    if (!noted.isEmpty()) {
      writeNoted(Optional.empty());
    }
    flush();
  }

  private void flush() throws IOException {
    if (forced < length) {
      StateFile.uninterrupted(
          () -> {
            steps.force(false);
            forced = length;
            return forced;
          });
    }
  }

  /** Half a line must not stay in the middle of the file. */
  private void write(Content content) throws IOException {
    StateFile.uninterrupted(
        () -> {
          try {
            StateStream out = new StateStream(steps);
            content.writeTo(out);
            out.flush();
            length = steps.position();
          } catch (IOException e) {
            steps.truncate(length);
            steps.position(length);
            throw e;
          }
          return length;
        });
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Removes all of it, and what an earlier run that failed left: the run has succeeded (EX-28).
   *
   * @throws AgentException where that is not possible
   */
  public void delete() {
    try {
      close();
      new FailedFolder(directory).drop();
      StateFile.delete(directory.resolve(EXECUTION));
      StateFile.delete(directory.resolve(STEPS));
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /**
   * Puts all of it aside: the run has ended (EX-28), but a person may have it go on.
   *
   * @throws AgentException where that is not possible
   */
  public void putAside() {
    try {
      complete();
      close();
      try {
        new FailedFolder(directory).take();
      } catch (IOException e) {
        // A run that ended must not go on by itself.
        StateFile.delete(directory.resolve(EXECUTION));
        StateFile.delete(directory.resolve(STEPS));
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Has execution.json say how many lines there are, so that a loss is noticed. */
  private void complete() {
    try {
      replace(point);
    } catch (IOException e) {
      // A full disk: the lines are there all the same.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    steps.close();
  }
}
