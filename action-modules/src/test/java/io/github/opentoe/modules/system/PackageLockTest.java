package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.modules.FakeContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageLockTest {

  private static final PackageLock.Pace PATIENT =
      new PackageLock.Pace(Duration.ofMinutes(5), Duration.ofMillis(1));

  @TempDir Path root;

  private Path write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.writeString(path, text);
  }

  private PackageLock apt() {
    return new Apt(new FakeContext(root), root).lock();
  }

  private PackageLock yum() {
    return new Yum(new FakeContext(root), root, "yum").lock();
  }

  /** A line of the kernel's table about a file. */
  private static String locked(Path file, String kind, long pid) throws IOException {
    long device = (Long) Files.getAttribute(file, "unix:dev");
    long inode = (Long) Files.getAttribute(file, "unix:ino");
    long major = (device >> 8) & 0xfff;
    long minor = (device & 0xff) | ((device >> 12) & 0xfff00);
    return String.format(
        Locale.ROOT,
        "1: %s ADVISORY  WRITE %d %02x:%02x:%d 0 EOF\n",
        kind,
        pid,
        major,
        minor,
        inode);
  }

  @Test
  void UPD12_fileLocksOfDpkgAreSeen() throws Exception {
    assertEquals(Optional.empty(), apt().holder());
    for (String name : List.of("dpkg/lock-frontend", "dpkg/lock", "apt/lists/lock")) {
      write("proc/locks", "1: FLOCK  ADVISORY  WRITE 1 00:01:1 0 EOF\n");
      Path file = write("var/lib/" + name, "");
      assertEquals(Optional.empty(), apt().holder());
      write("proc/locks", locked(file, "POSIX ", 4242));
      write("proc/4242/comm", "unattended-upgr\n");
      assertEquals(Optional.of("unattended-upgr, process 4242"), apt().holder());
      Files.delete(file);
    }
  }

  @Test
  void UPD12_thoseWhoOnlyWaitHoldNothing() throws Exception {
    Path file = write("var/lib/dpkg/lock", "");
    write("proc/locks", locked(file, "-> POSIX ", 4242));
    assertEquals(Optional.empty(), apt().holder());
  }

  @Test
  void UPD12_holdersThatCannotBeNamed() throws Exception {
    Path file = write("var/lib/dpkg/lock", "");
    write("proc/locks", locked(file, "POSIX ", 4242));
    assertEquals(Optional.of("process 4242"), apt().holder());
    write("proc/locks", locked(file, "POSIX ", 0));
    assertEquals(Optional.of("a process outside this container"), apt().holder());
  }

  @Test
  void UPD13_pidFilesCountWhileTheirProcessLives() throws Exception {
    write("var/run/yum.pid", "77\n");
    assertEquals(Optional.empty(), yum().holder());
    write("proc/77/comm", "yum\n");
    assertEquals(Optional.of("yum, process 77"), yum().holder());
    write("var/run/yum.pid", "");
    assertEquals(Optional.empty(), yum().holder());
    write("var/cache/dnf/metadata_lock.pid", "78");
    write("proc/78/comm", "dnf-automatic\n");
    assertEquals(Optional.of("dnf-automatic, process 78"), yum().holder());
    write("run/zypp.pid", "77");
    assertEquals(
        Optional.of("yum, process 77"), new Zypper(new FakeContext(root), root).lock().holder());
  }

  @Test
  void UPD13_theWaitEndsWithTheLock() throws Exception {
    Path pid = write("var/run/yum.pid", "77");
    write("proc/77/comm", "yum\n");
    FakeContext context = new FakeContext(root);
    int[] polls = {0};
    context.meanwhile =
        () -> {
          polls[0]++;
          if (polls[0] == 6) {
            delete(pid);
          }
        };
    yum().await(context, PATIENT);
    assertEquals(
        List.of("waiting for the package lock, which is held by yum, process 77"), context.infos);
    assertEquals(List.of(), context.warnings);
    assertTrue(polls[0] >= 6);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void UPD13_theWaitHasABound() throws Exception {
    write("var/run/yum.pid", "77");
    write("proc/77/comm", "yum\n");
    FakeContext context = new FakeContext(root);
    yum().await(context, new PackageLock.Pace(Duration.ZERO, Duration.ofMillis(1)));
    assertEquals(
        List.of("after 0 seconds the package lock is still held by yum, process 77"),
        context.warnings);
    assertEquals(Duration.ofMinutes(5), PackageLock.Pace.STANDARD.longest());
  }

  @Test
  void UPD13_theDeadlineOfTheStepEndsTheWait() throws Exception {
    write("var/run/yum.pid", "77");
    write("proc/77/comm", "yum\n");
    FakeContext context = new FakeContext(root);
    context.deadline = Deadline.in(Duration.ofMillis(1), context.cancellation);
    assertThrows(Deadline.Stopped.class, () -> yum().await(context, PATIENT));
  }
}
