package io.github.opentoe.agent.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  private static final Duration NO_PAUSE = Duration.ofMillis(1);

  @TempDir Path root;

  @Test
  void everyLookAtThisHostIsQuickAndHarmless() {
    Preflight preflight =
        Preflight.of(
            Platform.current(), root, List.of(root.resolve("not/there/yet")), Clock.systemUTC());
    assertTrue(preflight.look().stream().noneMatch(finding -> finding.text().isEmpty()));
  }

  @Test
  void clockBeforeThisProgramWasMadeIsReported() {
    Clock early = Clock.fixed(Instant.parse("1970-01-01T00:01:00Z"), ZoneOffset.UTC);
    assertEquals(
        List.of(
            Finding.passing(
                "the clock says 1970-01-01T00:01:00Z, which is too early; set it, or TLS and AWS"
                    + " calls fail")),
        new WallClock(early).now());
    assertEquals(List.of(), new WallClock(Clock.fixed(WallClock.EARLIEST, ZoneOffset.UTC)).now());
  }

  @Test
  void cloudInitIsAtWorkBetweenItsFirstAndItsLastFile() throws IOException {
    CloudInit cloudInit = new CloudInit(root);
    assertEquals(List.of(), cloudInit.now(), "not installed");
    Files.createFile(root.resolve("status.json"));
    assertTrue(cloudInit.now().get(0).passes());
    Files.createFile(root.resolve("result.json"));
    assertEquals(List.of(), cloudInit.now(), "done");
  }

  @Test
  void noexecIsThatOfTheInnermostMount() throws IOException {
    Path folder = Files.createDirectories(root.resolve("a b"));
    String point = root.toRealPath() + "/a\\040b";
    Path mounts = root.resolve("mounts");
    Files.writeString(mounts, "/dev/sda / ext4 rw,noexec 0 0\ntmpfs " + point + " tmpfs rw 0 0\n");
    assertEquals(List.of(), new TemporaryFolder(folder, mounts).now());
    Files.writeString(mounts, "/dev/sda / ext4 rw 0 0\ntmpfs " + point + " tmpfs rw,noexec 0 0\n");
    List<Finding> found = new TemporaryFolder(folder, mounts).now();
    assertTrue(found.get(0).text().contains("is mounted noexec"), found::toString);
  }

  @Test
  void temporaryFolderThatIsNotThereIsReported() {
    List<Finding> found = new TemporaryFolder(root.resolve("gone"), root.resolve("mounts")).now();
    assertTrue(found.get(0).text().contains("set TMPDIR to another"), found::toString);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void heldPackageLockNamesItsHolder() throws IOException {
    Path lock = root.resolve("var/lib/dpkg/lock-frontend");
    Files.createDirectories(lock.getParent());
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      List<Finding> found = new PackageLocks(root, Path.of("/proc")).now();
      assertTrue(held.isValid());
      String own = "(process " + ProcessHandle.current().pid() + ") holds the package lock";
      assertEquals(1, found.size(), found::toString);
      assertTrue(found.get(0).text().contains(own), found::toString);
    }
    assertEquals(List.of(), new PackageLocks(root, Path.of("/proc")).now());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void numberOfAProcessThatLivesHoldsTheLock() throws IOException {
    Path file = root.resolve("run/zypp.pid");
    Files.createDirectories(file.getParent());
    Files.createDirectories(root.resolve("proc/4711"));
    Files.writeString(root.resolve("proc/4711/comm"), "zypper\n");
    Files.writeString(file, "4711\n");
    List<Finding> found = new PackageLocks(root, root.resolve("proc")).now();
    assertTrue(found.get(0).text().startsWith("zypper (process 4711) holds"), found::toString);
    Files.writeString(file, "4712\n");
    assertEquals(
        List.of(), new PackageLocks(root, root.resolve("proc")).now(), "its process is gone");
  }

  @Test
  void waitsUntilTheHostIsQuiet() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    Look busyTwice =
        () -> looks.incrementAndGet() <= 2 ? List.of(Finding.passing("busy")) : List.of();
    Look always = () -> List.of(Finding.lasting("small disk"));
    List<String> told = new ArrayList<>();
    List<Finding> left =
        new Preflight(List.of(busyTwice, always), NO_PAUSE)
            .awaitQuiet(Deadline.in(Duration.ofMinutes(1), new Cancellation()), told::add);
    assertEquals(List.of(Finding.lasting("small disk")), left);
    assertEquals(List.of("busy"), told, "said once");
    assertEquals(3, looks.get());
  }

  @Test
  void waitingHasAnEnd() throws InterruptedException {
    Preflight busy =
        new Preflight(List.of(() -> List.of(Finding.passing("busy"))), Duration.ofMinutes(1));
    assertEquals(
        1, busy.awaitQuiet(Deadline.in(Duration.ofMillis(5), new Cancellation()), t -> {}).size());
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertEquals(1, busy.awaitQuiet(Deadline.none(cancelled), text -> {}).size());
  }

  @Test
  void fileSystemWithLittleRoomIsReportedOnce() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setMaxSize(1 << 20).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      List<Finding> found =
          new FreeSpace(List.of(disk.getPath("/"), disk.getPath("/not/yet/there"))).now();
      assertEquals(
          List.of(
              Finding.lasting(
                  "only 1 MiB are free in /; make room, or steps and logs may be cut short")),
          found);
    }
    assertEquals(List.of(), new FreeSpace(List.of(Jimfs.newFileSystem().getPath("/"))).now());
  }
}
