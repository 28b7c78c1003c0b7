package io.github.opentoe.agent.state;

import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.value.Value;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a state directory holds; believes nothing that is not whole (EX-25). */
final class StateReader {

  private static final long LARGEST_EXECUTION = 64L * 1024 * 1024;
  private static final long LARGEST_STEPS = 1024L * 1024 * 1024;
  private static final int LARGEST_LINE = 256 * 1024 * 1024;

  private final Path execution;
  private final Path steps;
  private final StateJson json = new StateJson();

  StateReader(Path directory) {
    this(directory.resolve(StateFiles.EXECUTION), directory.resolve(StateFiles.STEPS));
  }

  StateReader(Path execution, Path steps) {
    this.execution = execution;
    this.steps = steps;
  }

  /** What execution.json says of the run; empty where it cannot be read. */
  Optional<RunHead> head() {
    try {
      check(execution, LARGEST_EXECUTION);
      byte[] bytes = Files.readAllBytes(execution);
      JsonFields fields = new JsonFields(json.read(bytes, 0, bytes.length));
      RunCodec.checkVersion(fields);
      return Optional.of(RunCodec.head(fields));
    } catch (UnreadableStateException | IOException e) {
      return Optional.empty();
    }
  }

  Found read() {
    if (!Files.exists(execution, LinkOption.NOFOLLOW_LINKS)) {
      return new Found.Nothing();
    }
    try {
      check(execution, LARGEST_EXECUTION);
      byte[] bytes = Files.readAllBytes(execution);
      JsonFields fields = new JsonFields(json.read(bytes, 0, bytes.length));
      RunCodec.checkVersion(fields);
      RunHead head = RunCodec.head(fields);
      check(steps, LARGEST_STEPS);
      Lines lines = new Lines(RunCodec.point(fields), fields.whole("records", 0, Long.MAX_VALUE));
      readSteps(head, lines);
      SavedRun run = new SavedRun(head, lines.point, lines.records, savedAt());
      return new Found.Saved(run, lines.count, lines.length);
    } catch (UnreadableStateException e) {
      return new Found.Unusable(e.reason());
    } catch (IOException e) {
      return new Found.Unusable(OsReason.of(e));
    }
  }

  private static void check(Path file, long largest) throws IOException, UnreadableStateException {
    String name = String.valueOf(file.getFileName());
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableStateException(name + " is missing");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableStateException(name + " is no file");
    }
    Path self = Path.of("/proc/self");
    boolean knowsOwners =
        Files.isDirectory(self)
            && file.getFileSystem().supportedFileAttributeViews().contains("unix");
    if (knowsOwners
        && !Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
            .equals(Files.getAttribute(self, "unix:uid"))) {
      throw new UnreadableStateException(name + " belongs to another user");
    }
    if (Files.size(file) > largest) {
      throw new UnreadableStateException(name + " is too large");
    }
  }

  private Instant savedAt() throws IOException {
    Instant replaced = Files.getLastModifiedTime(execution).toInstant();
    Instant appended = Files.getLastModifiedTime(steps).toInstant();
    return replaced.isAfter(appended) ? replaced : appended;
  }

  /** The lines that count. */
  private static final class Lines {

    /** How many were on disk when execution.json was written. */
    private final long least;

    private final List<StateRecord> records = new ArrayList<>();
    private RunPoint point;
    private long count;
    private long length;

    Lines(RunPoint point, long least) {
      this.point = point;
      this.least = least;
    }

    /** Takes a line; the place in one that is older than execution.json is of no use any more. */
    void add(Value.Mapping line, int size) throws UnreadableStateException {
      JsonFields fields = new JsonFields(line);
      if (!RunCodec.isPlaceLine(fields)) {
        records.add(RecordCodec.read(line));
      } else if (count >= least) {
        point = RunCodec.moved(point, fields);
      }
      count++;
      length += size;
    }
  }

  private void readSteps(RunHead head, Lines lines) throws IOException, UnreadableStateException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(steps))) {
      byte[] title = nextLine(in);
      if (title.length == 0 || !belongs(title, head)) {
        throw new UnreadableStateException("steps.jsonl belongs to another run");
      }
      lines.length = title.length;
      byte[] line = nextLine(in);
      while (line.length > 0) {
        byte[] next = nextLine(in);
        try {
          lines.add(json.read(line, 0, line.length), line.length);
        } catch (UnreadableStateException e) {
          // The last line may be one whose writing the machine did not survive.
          if (next.length > 0 || lines.count < lines.least) {
            throw new UnreadableStateException("steps.jsonl is damaged: " + e.reason());
          }
          return;
        }
        line = next;
      }
      if (lines.count < lines.least) {
        throw new UnreadableStateException("steps.jsonl lacks steps that had ended");
      }
    }
  }

  private boolean belongs(byte[] title, RunHead head) {
    try {
      return json.read(title, 0, title.length).equals(StateFiles.title(head));
    } catch (UnreadableStateException e) {
      return false;
    }
  }

  /** A line with its end; empty where no whole line is left. */
  private static byte[] nextLine(InputStream in) throws IOException, UnreadableStateException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        return line.toByteArray();
      }
      if (line.size() > LARGEST_LINE) {
        throw new UnreadableStateException("steps.jsonl has a line that is too long");
      }
    }
    return new byte[0];
  }
}
