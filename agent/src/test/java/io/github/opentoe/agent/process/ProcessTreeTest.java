package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {

  private static final String SLEEPER =
      "s() { bash -c 'echo $$ >> \"$0\"; exec sleep 300' \"$PIDS\"; }; export -f s; export PIDS; ";

  private final Path folder;

  ProcessTreeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Ways in which a command leaves processes behind. */
  enum Family {
    FOREGROUND_CHILD(1, "s"),
    CHILDREN_IN_BACKGROUND(2, "s & s & wait"),
    ORPHAN_IN_THE_GROUP(2, "(s &); s"),
    CHILD_WITH_ITS_OWN_SESSION(1, "setsid bash -c s & wait"),
    NOHUP_AND_DISOWNED(2, "nohup bash -c s > /dev/null & disown; s"),
    ORPHAN_WITH_ITS_OWN_GROUP(2, "set -m; (s &); set +m; s"),
    DAEMON(2, "(setsid bash -c '(s &)' &); s"),
    DAEMON_WITH_ITS_OWN_OUTPUT(2, "(setsid bash -c '(s > /dev/null 2>&1 &)' &); s"),
    DEAF_TO_SIGNALS(1, "trap '' TERM INT HUP; s"),
    DAEMON_WITHOUT_ENVIRONMENT(
        2,
        "(env -i PATH=\"$PATH\" setsid bash -c"
            + " '(bash -c \"echo \\$\\$ >> $0; exec sleep 300\" &)' \"$PIDS\" &); s");

    private final int processes;
    private final String script;

    Family(int processes, String script) {
      this.processes = processes;
      this.script = script;
    }
  }

  static Stream<Arguments> families() {
    return Stream.of(Family.values())
        .flatMap(
            family ->
                Stream.of(ProcessTrees.Kind.values())
                    .filter(kind -> finds(kind, family))
                    .map(kind -> Arguments.of(family, kind)));
  }

  private static boolean finds(ProcessTrees.Kind kind, Family family) {
    return switch (kind) {
      case CGROUP, SWEEP -> true;
      case HANDLES ->
          List.of(
                  Family.FOREGROUND_CHILD,
                  Family.CHILD_WITH_ITS_OWN_SESSION,
                  Family.DEAF_TO_SIGNALS)
              .contains(family);
    };
  }

  @ParameterizedTest
  @MethodSource("families")
  void AM70_aCancellationEndsTheWholeTree(Family family, ProcessTrees.Kind kind) throws Exception {
    assumeTrue(kind != ProcessTrees.Kind.CGROUP || Fixture.hasControlGroups());
    try (Fixture fixture = new Fixture(folder, kind, Fixture.SHORT)) {
      fixture.environment.put("PIDS", folder.resolve("pids").toString());
      Thread canceller =
          new Thread(() -> cancelWhenStarted(fixture, family.processes), "canceller");
      canceller.start();

      CommandResult result = fixture.bash("echo early; " + SLEEPER + family.script);

      canceller.join();
      List<Long> pids = fixture.pids("pids");
      List<Long> alive = pids.stream().filter(Fixture::isAlive).toList();
      Fixture.killAll(alive);
      assertEquals(family.processes, pids.size());
      assertEquals(List.of(), alive);
      assertEquals(Ending.CANCELLED, result.ending());
      assertEquals("early", result.stdout());
      assertEquals(List.of(), warnings(fixture));
    }
  }

  @Test
  void AM70_aControlGroupIsUsedWhereThereAreSome() throws Exception {
    assumeTrue(Fixture.hasControlGroups());
    ProcessTrees trees = new ProcessTrees(ProcessTrees.bestKind(), new PrivateFolders());
    ProcessTree tree = trees.next();
    tree.release();
    trees.close();
    assertTrue(tree instanceof CgroupTree);
  }

  private static List<String> warnings(Fixture fixture) {
    return fixture.log.lines().stream().filter(line -> line.startsWith("Warning")).toList();
  }

  private static void cancelWhenStarted(Fixture fixture, int processes) {
    try {
      Fixture.within(
          Duration.ofSeconds(20),
          () -> {
            try {
              return fixture.pids("pids").size() == processes;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      fixture.cancellation.cancel();
    }
  }

  @AfterEach
  void endsWhatItStarted() throws IOException {
    Path pids = folder.resolve("pids");
    if (Files.exists(pids)) {
      Fixture.killAll(
          Files.readAllLines(pids).stream().map(Long::valueOf).filter(Fixture::isAlive).toList());
    }
  }
}
