package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.CommandResult;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other users see of a step: arguments are public, the environment outlives it in dumps. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SecretsTest {

  private static final String SECRET = "s3cr3t-of-the-script";

  @ParameterizedTest
  @EnumSource(
      value = ProcessTrees.Kind.class,
      names = {"CGROUP", "SWEEP"})
  void AM72_theTextOfAScriptIsInNoArguments(ProcessTrees.Kind kind, @TempDir Path temp)
      throws Exception {
    try (Fixture fixture = new Fixture(temp, kind, Fixture.SHORT)) {
      CommandResult result =
          fixture.bash("# " + SECRET + "\ncat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '");
      assertTrue(result.stdout().contains("bash " + fixture.folder.resolve("tmp/AWSTOE")));
      assertFalse(result.stdout().contains(SECRET), "arguments show the script");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ProcessTrees.Kind.class,
      names = {"CGROUP", "SWEEP"})
  void AM61_theAgentAddsAtMostAMarkThatSaysNothing(ProcessTrees.Kind kind, @TempDir Path temp)
      throws Exception {
    try (Fixture fixture = new Fixture(temp, kind, Fixture.SHORT)) {
      fixture.environment.remove(SweptTree.VARIABLE);
      CommandResult result = fixture.bash("# " + SECRET + "\ntr '\\0' '\\n' < /proc/$$/environ");
      assertFalse(result.stdout().contains(SECRET), "the environment shows the script");
      Set<String> added =
          result
              .stdout()
              .lines()
              .map(line -> line.replaceFirst("=.*", ""))
              .filter(name -> !fixture.environment.containsKey(name))
              .filter(name -> name.matches("[A-Za-z_][A-Za-z_0-9]*"))
              .collect(Collectors.toCollection(TreeSet::new));
      added.remove(SweptTree.VARIABLE);
      assertEquals(Set.of(), added);
      result
          .stdout()
          .lines()
          .filter(line -> line.startsWith(SweptTree.VARIABLE + "="))
          .forEach(line -> assertTrue(line.matches("OPENTOE_STEP=s[0-9]+[.][0-9]+[.]"), line));
    }
  }
}
