package io.github.opentoe.agent.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent keeps the rules of the house. */
class ArchitectureTest {

  private static final String BASE = "io.github.opentoe.agent";

  private static final JavaClasses AGENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  static Stream<ArchRule> rules() {
    return Stream.of(
        ArchitectureRules.noPackageCycles(BASE),
        ArchitectureRules.nothingDependsOnTheCommandLine(BASE),
        ArchitectureRules.picocliOnlyInTheCommandLine(BASE),
        ArchitectureRules.databindOnlyInTheCommandLine(BASE),
        ArchitectureRules.awsSdkOnlyBehindItsSeam(BASE),
        ArchitectureRules.streamsAndExitOnlyIn(
            List.of(BASE + ".cli.Main", BASE + ".cli.SystemSignals")),
        ArchitectureRules.noLoggingFramework(),
        ArchitectureRules.noNamesThatSayNothing(),
        ArchitectureRules.noMutableStaticState(),
        SecurityRules.noForeignObjects(),
        SecurityRules.jacksonBindsNoClasses(),
        SecurityRules.yamlMakesNoObjects(),
        SecurityRules.programsAreStartedOnlyIn(List.of(BASE + ".process..", BASE + ".restart..")),
        SecurityRules.classesAreLookedAtOnlyIn(List.of(BASE + ".binding..", BASE + ".cli..")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void agentKeepsTheRule(ArchRule rule) {
    rule.check(AGENT);
  }

  @Test
  void rulesSeeTheWholeAgent() {
    long types = AGENT.stream().filter(JavaClass::isTopLevelClass).count();
    long packages = AGENT.stream().map(JavaClass::getPackageName).distinct().count();
    assertTrue(types >= 70, () -> "only " + types + " top-level types were analysed");
    assertTrue(packages >= 16, () -> "only " + packages + " packages were analysed");
  }
}
