package io.github.opentoe.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.agent.problem.AgentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StateDirectoryTest {

  private final Path temp;

  StateDirectoryTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX23_theDefaultDependsOnUserAndEnvironment() {
    Map<String, String> home = Map.of("HOME", "/home/ann");
    assertEquals("/var/lib/opentoe/state", unix(home, true));
    assertEquals("/home/ann/.local/state/opentoe", unix(home, false));
    assertEquals("/s/opentoe", unix(Map.of("HOME", "/home/ann", "XDG_STATE_HOME", "/s"), false));
    assertEquals(
        "/home/ann/.local/state/opentoe",
        unix(Map.of("HOME", "/home/ann", "XDG_STATE_HOME", "relative"), false));
    assertEquals(
        "/home/ann/.local/state/opentoe",
        unix(Map.of("HOME", "/home/ann", "XDG_STATE_HOME", ""), false));
    assertEquals(System.getProperty("user.home") + "/.local/state/opentoe", unix(Map.of(), false));
  }

  @Test
  void EX23_windowsKeepsItBelowProgramData() {
    Path fallback = Path.of("C:\\ProgramData", "opentoe", "state");
    assertEquals(fallback, StateDirectory.defaultOnWindows(Map.of()).path());
    assertEquals(
        Path.of("D:\\Data", "opentoe", "state"),
        StateDirectory.defaultOnWindows(Map.of("PROGRAMDATA", "D:\\Data")).path());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX4_directoryAndLockAreForTheOwnerOnly() throws IOException {
    Path plain = Files.createDirectory(temp.resolve("plain"));
    Path directory = temp.resolve("a/state");
    try (StateLock lock = new StateDirectory(directory).lock()) {
      assertEquals("rwx------", mode(directory));
      assertEquals("rw-------", mode(directory.resolve("lock")));
      assertEquals(mode(plain), mode(temp.resolve("a")));
      assertEquals(directory, lock.directory());
    }
  }

  @Test
  void EX4_aSecondRunInTheSameProcessIsRefusedUntilTheFirstEnds() {
    StateDirectory directory = new StateDirectory(temp.resolve("state"));
    StateLock first = directory.lock();
    AgentException refused = assertThrows(AgentException.class, directory::lock);
    assertEquals(
        "Another run is using the state directory " + directory.path() + ".", refused.getMessage());
    first.close();
    first.close();
    directory.lock().close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX4_aDirectoryIsTheSameUnderAnotherName() throws IOException {
    Path link = temp.resolve("link");
    try (StateLock lock = new StateDirectory(temp.resolve("state")).lock()) {
      Files.createSymbolicLink(link, temp.resolve("state"));
      assertThrows(AgentException.class, new StateDirectory(link)::lock);
      assertEquals(temp.resolve("state"), lock.directory());
    }
  }

  @Test
  void EX4_aRunInAnotherProcessIsRefusedAlsoAfterOneInThisProcessWas() throws Exception {
    StateDirectory directory = new StateDirectory(temp.resolve("state"));
    try (StateLock lock = directory.lock()) {
      assertThrows(AgentException.class, directory::lock);
      assertEquals(
          "Another run is using the state directory " + directory.path() + ".",
          firstLineOfChild(directory.path()));
      assertEquals(directory.path(), lock.directory());
    }
    assertEquals("locked " + directory.path(), firstLineOfChild(directory.path()));
  }

  @Test
  void EX4_theLockOfAKilledProcessIsFree() throws Exception {
    StateDirectory directory = new StateDirectory(temp.resolve("state"));
    Process child = child(directory.path());
    try {
      assertEquals("locked " + directory.path(), firstLine(child));
      assertThrows(AgentException.class, directory::lock);
    } finally {
      child.destroyForcibly();
      assertTrue(child.waitFor(20, TimeUnit.SECONDS));
    }
    directory.lock().close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void EX4_aLockThatIsALinkIsNotFollowed() throws IOException {
    Path target = temp.resolve("target");
    Path directory = Files.createDirectory(temp.resolve("state"));
    Files.createSymbolicLink(directory.resolve("lock"), target);
    AgentException refused =
        assertThrows(AgentException.class, new StateDirectory(directory)::lock);
    assertTrue(
        String.valueOf(refused.getMessage()).contains("cannot be used"), refused.getMessage());
    assertFalse(Files.exists(target));
    Files.delete(directory.resolve("lock"));
    new StateDirectory(directory).lock().close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void EX23_aDirectoryThatOthersCanWriteToIsRefused() throws IOException {
    Path directory = Files.createDirectory(temp.toRealPath().resolve("state"));
    for (int mode : new int[] {0777, 01777}) {
      Files.setAttribute(directory, "unix:mode", mode);
      AgentException refused =
          assertThrows(AgentException.class, new StateDirectory(directory)::lock);
      assertEquals(
          "The state directory "
              + directory
              + " cannot be used: other users can change "
              + directory
              + ".",
          refused.getMessage());
      assertFalse(Files.exists(directory.resolve("lock")));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void EX23_aDirectoryThatOthersCanMoveIsRefused() throws IOException {
    Path above = Files.createDirectory(temp.resolve("above"));
    Files.setAttribute(above, "unix:mode", 0777);
    assertThrows(AgentException.class, new StateDirectory(above.resolve("state"))::lock);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void EX23_aDirectoryOfSomebodyElseIsRefused() throws IOException {
    assumeTrue(
        Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
        "only root can give a folder away");
    Path directory = Files.createDirectory(temp.toRealPath().resolve("state"));
    Files.setAttribute(directory, "unix:uid", 65534);
    AgentException refused =
        assertThrows(AgentException.class, new StateDirectory(directory)::lock);
    assertEquals(
        "The state directory "
            + directory
            + " cannot be used: "
            + directory
            + " belongs to another user.",
        refused.getMessage());
  }

  @Test
  void EX4_aDirectoryThatCannotBeMadeIsNamedWithTheReason() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    AgentException refused = assertThrows(AgentException.class, new StateDirectory(file)::lock);
    assertEquals(
        "The state directory " + file + " cannot be used: file exists.", refused.getMessage());
  }

  private static String unix(Map<String, String> environment, boolean isRoot) {
    return StateDirectory.defaultOnUnix(environment, isRoot).path().toString();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String firstLineOfChild(Path directory) throws Exception {
    Process child = child(directory);
    try {
      return firstLine(child);
    } finally {
      child.destroyForcibly();
      assertTrue(child.waitFor(20, TimeUnit.SECONDS));
    }
  }

  private static String firstLine(Process child) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    return String.valueOf(output.readLine());
  }

  private static Process child(Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Locks a directory, says so, and waits for its standard input to end. */
  static final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
      try (StateLock lock = new StateDirectory(Path.of(args[0])).lock()) {
        System.out.println("locked " + lock.directory());
        int ignored = System.in.read();
        System.out.println(ignored);
      } catch (AgentException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
