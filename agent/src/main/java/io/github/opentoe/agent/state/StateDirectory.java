package io.github.opentoe.agent.state;

import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where runs keep what must survive a restart (EX-23).
 *
 * @param path the directory; need not exist yet
 */
public record StateDirectory(Path path) {

  private static final String PRODUCT = "opentoe";
  private static final String STATE = "state";
  private static final int LARGEST_NOTE = 64 * 1024;

  /**
   * The directory of runs that name none, for Linux and macOS.
   *
   * @param environment variables of the process
   * @param isRoot whether the process may do anything
   * @throws AgentException where no home directory is known
   */
  public static StateDirectory defaultOnUnix(Map<String, String> environment, boolean isRoot) {
    if (isRoot) {
      return new StateDirectory(Path.of("/var/lib", PRODUCT, STATE));
    }
    Path stateHome =
        value(environment, "XDG_STATE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> home(environment).resolve(".local").resolve(STATE));
    return new StateDirectory(stateHome.resolve(PRODUCT));
  }

  /**
   * The directory of runs that name none, for Windows.
   *
   * @param environment variables of the process
   */
  public static StateDirectory defaultOnWindows(Map<String, String> environment) {
    String programData =
        environment.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase("ProgramData"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("C:\\ProgramData");
    return new StateDirectory(Path.of(programData, PRODUCT, STATE));
  }

  /**
   * Has the directory to itself until the lock is closed; creates it where it is missing (EX-4).
   *
   * @throws AgentException where another run holds it, or it cannot be used
   */
  public StateLock lock() {
    return StateLock.of(path);
  }

  /** What a run that has not ended left here; to be asked while the directory is locked. */
  public Found find() {
    return new StateReader(path).read();
  }

  /**
   * What the last run left here, if it ended without success; to be asked while the directory is
   * locked.
   *
   * @throws AgentException where that is not possible
   */
  public Found findFailed() {
    try {
      return new FailedFolder(path).find();
    } catch (IOException e) {
      throw StateFiles.unwritable(path, e);
    }
  }

  /** Whether the last run here is this one, ended without success, and can be gone on with. */
  public boolean keepsFailed(String executionId) {
    return new FailedFolder(path).holds(executionId);
  }

  /**
   * Puts whatever a run left here into a folder {@code stale-<time>} and returns that; to be called
   * while the directory is locked.
   *
   * @throws AgentException where nothing can be written here
   */
  public Path setAside(Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
    try {
      Path folder = path.resolve("stale-" + time);
      for (int more = 2; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); more++) {
        folder = path.resolve("stale-" + time + "-" + more);
      }
      StateFile.createFolder(folder);
      StateFile.move(path.resolve(StateFiles.EXECUTION), folder);
      StateFile.move(path.resolve(StateFiles.STEPS), folder);
      StateFile.forceFolder(path.resolve(StateFiles.EXECUTION));
      return folder;
    } catch (IOException e) {
      throw StateFiles.unwritable(path, e);
    }
  }

  /**
   * Keeps a note that is not part of the run, such as how to remove a trigger.
   *
   * @throws AgentException where it cannot be written
   */
  public void keep(String name, Map<String, String> texts) {
    try {
      StateFile.replace(path.resolve(name), StateJson.page((Value.Mapping) JsonFields.of(texts)));
    } catch (IOException e) {
      throw StateFiles.unwritable(path, e);
    }
  }

  /** A note that was kept; empty where there is none, or none that can be read. */
  public Map<String, String> kept(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > LARGEST_NOTE) {
        return Map.of();
      }
      byte[] bytes = Files.readAllBytes(file);
      Value.Mapping note = new StateJson().read(bytes, 0, bytes.length);
      Map<String, String> texts = new LinkedHashMap<>();
      note.entries().forEach((key, value) -> texts.put(key, value.toText()));
      return texts;
    } catch (IOException | UnreadableStateException e) {
      return Map.of();
    }
  }

  /**
   * Drops a note.
   *
   * @throws AgentException where that is not possible
   */
  public void drop(String name) {
    try {
      StateFile.delete(path.resolve(name));
    } catch (IOException e) {
      throw StateFiles.unwritable(path, e);
    }
  }

  private static Path home(Map<String, String> environment) {
    return value(environment, "HOME")
        .or(() -> value(System.getProperties(), "user.home"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseThrow(
            () -> new AgentException("No home directory is known: name a state directory."));
  }

  private static Optional<String> value(Map<?, ?> values, String name) {
    return Optional.ofNullable(values.get(name))
        .map(Object::toString)
        .filter(value -> !value.isEmpty());
  }
}
