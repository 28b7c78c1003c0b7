package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The locks by which a package manager keeps others out.
 *
 * @param root the folder that holds {@code /proc} and {@code /var}
 * @param lockFiles that are held by file locks
 * @param pidFiles that hold the id of their owner; the last part may have stars
 */
record PackageLock(Path root, List<String> lockFiles, List<String> pidFiles) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final int PID_FIELD = 4;
  private static final int FILE_FIELD = 5;

  /**
   * How patient the wait for a lock is.
   *
   * @param longest after which the package manager is left to its own devices
   * @param poll how often to look
   */
  record Pace(Duration longest, Duration poll) {

    static final Pace STANDARD = new Pace(Duration.ofSeconds(300), Duration.ofSeconds(1));
  }

  /** Waits until nobody holds a lock, or long enough; the log hears who holds it. */
  void await(ActionContext context, Pace pace) throws InterruptedException {
    long end = System.nanoTime() + pace.longest().toNanos();
    String said = "";
    for (Optional<String> holder = holder(); holder.isPresent(); holder = holder()) {
      if (!holder.get().equals(said)) {
        said = holder.get();
        context.log().info("waiting for the package lock, which is held by " + said);
      }
      if (System.nanoTime() - end >= 0) {
        String span = pace.longest().toSeconds() + " seconds";
        context.log().warning("after " + span + " the package lock is still held by " + said);
        return;
      }
      context.deadline().cancellation().await(pace.poll().toMillis());
      context.deadline().check();
    }
  }

  /** Who holds a lock, if anybody does. */
  Optional<String> holder() {
    return lockFiles.stream()
        .map(this::under)
        .flatMap(file -> lockOwner(file).stream())
        .findFirst()
        .or(() -> pidFiles.stream().flatMap(file -> pidOwner(file).stream()).findFirst())
        .map(this::describe);
  }

  private Path under(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  private Optional<String> lockOwner(Path file) {
    Optional<String> id = idInLockTable(file);
    return id.flatMap(
        wanted ->
            lines(under("/proc/locks")).stream()
                .map(line -> List.of(BLANKS.split(line.strip())))
                .filter(fields -> fields.size() > FILE_FIELD && !fields.get(1).equals("->"))
                .filter(fields -> fields.get(FILE_FIELD).equals(wanted))
                .map(fields -> fields.get(PID_FIELD))
                .findFirst());
  }

  /** Device and inode as the kernel writes them there. */
  private static Optional<String> idInLockTable(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")
        || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      long device = (Long) Files.getAttribute(file, "unix:dev");
      long inode = (Long) Files.getAttribute(file, "unix:ino");
      long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
      long minor = (device & 0xff) | ((device >>> 12) & ~0xffL & 0xffffffffL);
      return Optional.of(String.format(Locale.ROOT, "%02x:%02x:%d", major, minor, inode));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private Optional<String> pidOwner(String pattern) {
    int slash = pattern.lastIndexOf('/');
    List<Path> files = new ArrayList<>();
    Path folder = under(pattern.substring(0, slash));
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, pattern.substring(slash + 1))) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException absent) {
      return Optional.empty();
    }
    return files.stream()
        .sorted()
        .flatMap(file -> lines(file).stream().limit(1))
        .map(String::strip)
        .filter(pid -> NUMBER.matcher(pid).matches())
        .filter(pid -> Files.exists(under("/proc/" + pid)))
        .findFirst();
  }

  private String describe(String pid) {
    if (!NUMBER.matcher(pid).matches() || Long.parseLong(pid) == 0) {
      return "a process outside this container";
    }
    List<String> name = lines(under("/proc/" + pid + "/comm"));
    return (name.isEmpty() ? "" : name.get(0) + ", ") + "process " + pid;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
