package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import io.github.opentoe.packaging.Program.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of a source tree, with a mvnw that counts how often it builds. */
@DisabledOnOs(OS.WINDOWS)
class FirstUseIT {

  @TempDir Path temporary;
  private Path tree;
  private Path source;
  private Path launcher;
  private Program program;

  @BeforeEach
  void layOutTree() throws IOException {
    tree = Files.createDirectories(temporary.resolve("source tree"));
    Files.createDirectories(tree.resolve("packaging/target"));
    Files.createFile(tree.resolve("packaging/pom.xml"));
    source = Files.createDirectories(tree.resolve("agent/src/main")).resolve("Some.java");
    Files.createFile(source);
    launcher = Files.copy(Program.root().resolve("opentoe"), tree.resolve("opentoe"));
    assertTrue(launcher.toFile().setExecutable(true));
    mvnw("sleep 1; echo built >>builds.txt; echo jar >packaging/target/opentoe.jar\n");
    Path home = Script.javaHome(temporary.resolve("jdk"), "17.0.1");
    program = Program.in(temporary).with("JAVA_HOME", home);
  }

  @Test
  void firstUseBuildsOnceAndSaysSo() throws Exception {
    Outcome first = program.run(launcher, "x");
    assertEquals(0, first.exitCode(), first::toString);
    assertTrue(first.stdout().endsWith("<x>\n"), first::toString);
    assertEquals(1, first.stderr().lines().count(), first::toString);
    assertTrue(first.stderr().contains("building, only this once"), first::toString);
    Outcome second = program.run(launcher, "x");
    assertEquals("", second.stderr());
    assertEquals(1, builds());
  }

  @Test
  void changedSourceIsBuiltAgain() throws Exception {
    program.run(launcher);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    Outcome outcome = program.run(launcher);
    assertTrue(outcome.stderr().contains("the sources changed"), outcome::toString);
    assertEquals(2, builds());
  }

  @Test
  void sourceEditedDuringTheBuildIsBuiltAgain() throws Exception {
    mvnw(
        """
        echo built >>builds.txt
        # File systems stamp in steps of a few milliseconds.
        sleep 0.2
        touch agent/src/main/Some.java
        sleep 1
        echo jar >packaging/target/opentoe.jar
        """);
    program.run(launcher);
    program.run(launcher);
    assertEquals(2, builds());
  }

  @Test
  void twoFirstUsesAtOnceBuildOnce() throws Exception {
    Running one = program.start(launcher);
    Running other = program.start(launcher);
    assertEquals(0, one.join().exitCode());
    assertEquals(0, other.join().exitCode());
    assertEquals(1, builds());
  }

  @Test
  void lockOfABuilderThatIsGoneIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectories(tree.resolve(".opentoe/build.lock"));
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    Outcome outcome = program.run(launcher);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(1, builds());
    assertFalse(Files.exists(lock));
  }

  @Test
  void failedBuildShowsItsEndAndItsLog() throws Exception {
    mvnw("echo 'cannot find symbol'; exit 1\n");
    Outcome outcome = program.run(launcher);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.stdout());
    assertTrue(outcome.stderr().contains("cannot find symbol"), outcome::toString);
    assertTrue(outcome.stderr().contains("build.log"), outcome::toString);
    assertFalse(Files.exists(tree.resolve(".opentoe/build.lock")));
  }

  @Test
  void endOfTheLauncherEndsTheBuild() throws Exception {
    mvnw("echo $$ >mvnw.pid; exec sleep 60\n");
    Running running = program.start(launcher);
    Path pid = tree.resolve("mvnw.pid");
    for (int waited = 0; waited < 200 && !isWritten(pid); waited++) {
      Thread.sleep(50);
    }
    ProcessHandle maven = ProcessHandle.of(Long.parseLong(Files.readString(pid).trim())).get();
    running.process().destroy();
    assertEquals(143, running.join().exitCode());
    for (int waited = 0; waited < 200 && maven.isAlive(); waited++) {
      Thread.sleep(50);
    }
    assertFalse(maven.isAlive());
    assertFalse(Files.exists(tree.resolve(".opentoe/build.lock")));
  }

  private static boolean isWritten(Path file) throws IOException {
    return Files.exists(file) && Files.readString(file).endsWith("\n");
  }

  private void mvnw(String body) throws IOException {
    Script.write(tree.resolve("mvnw"), body);
  }

  private long builds() throws IOException {
    return Files.readAllLines(tree.resolve("builds.txt")).size();
  }
}
