package io.github.opentoe.agent.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule catches the violation that is planted for it below {@code fixture}. */
class ArchitectureRulesTest {

  private static final String BASE = "io.github.opentoe.agent.architecture.fixture";

  private static final List<String> ELSEWHERE = List.of("elsewhere");

  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BASE);

  static Stream<Arguments> rulesAndTheirTraces() {
    return Stream.of(
        Arguments.of(ArchitectureRules.noPackageCycles(BASE), "Cycle detected"),
        Arguments.of(ArchitectureRules.nothingDependsOnTheCommandLine(BASE), "fixture.cli.Options"),
        Arguments.of(ArchitectureRules.picocliOnlyInTheCommandLine(BASE), "picocli.CommandLine"),
        Arguments.of(
            ArchitectureRules.streamsAndExitOnlyIn(List.of("none", "neither")), "java.lang.System"),
        Arguments.of(
            ArchitectureRules.streamsAndExitOnlyIn(List.of("none", "neither")),
            "Runtime.halt(int)"),
        Arguments.of(
            ArchitectureRules.streamsAndExitOnlyIn(List.of("none", "neither")), "printStackTrace"),
        Arguments.of(ArchitectureRules.noLoggingFramework(), "java.lang.System$Logger"),
        Arguments.of(ArchitectureRules.noNamesThatSayNothing(), "PlantedHelper"),
        Arguments.of(ArchitectureRules.noMutableStaticState(), "PlantedHelper.lastAnswer"),
        Arguments.of(SecurityRules.noForeignObjects(), "java.io.ObjectInputStream"),
        Arguments.of(SecurityRules.noForeignObjects(), "javax.script.ScriptEngineManager"),
        Arguments.of(SecurityRules.jacksonBindsNoClasses(), "jsontype.PolymorphicTypeValidator"),
        Arguments.of(SecurityRules.jacksonBindsNoClasses(), "activateDefaultTyping"),
        Arguments.of(SecurityRules.jacksonBindsNoClasses(), "readValue"),
        Arguments.of(SecurityRules.yamlMakesNoObjects(), "v2.api.Load."),
        Arguments.of(SecurityRules.programsAreStartedOnlyIn(ELSEWHERE), "ProcessBuilder"),
        Arguments.of(SecurityRules.programsAreStartedOnlyIn(ELSEWHERE), "Runtime.exec"),
        Arguments.of(SecurityRules.classesAreLookedAtOnlyIn(ELSEWHERE), "reflect.Method"),
        Arguments.of(SecurityRules.classesAreLookedAtOnlyIn(ELSEWHERE), "Class.forName"));
  }

  @ParameterizedTest
  @MethodSource("rulesAndTheirTraces")
  void plantedViolationIsCaught(ArchRule rule, String trace) {
    AssertionError caught = assertThrows(AssertionError.class, () -> rule.check(PLANTED));
    assertTrue(String.valueOf(caught.getMessage()).contains(trace), caught::getMessage);
  }
}
