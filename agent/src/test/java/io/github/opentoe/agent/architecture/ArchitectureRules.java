package io.github.opentoe.agent.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;

/** The rules of the house, for any base package, so that planted violations can prove each. */
final class ArchitectureRules {

  private static final List<String> BANNED_ENDINGS =
      List.of("Manager", "Helper", "Util", "Utils", "Impl", "Service", "Handler", "Processor");

  private ArchitectureRules() {}

  static ArchRule noPackageCycles(String base) {
    return slices().assignedFrom(eachPackageBelow(base)).should().beFreeOfCycles();
  }

  static ArchRule nothingDependsOnTheCommandLine(String base) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(base + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(base + ".cli..");
  }

  static ArchRule picocliOnlyInTheCommandLine(String base) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(base + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..");
  }

  static ArchRule awsSdkOnlyBehindItsSeam(String base) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(base + ".aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..");
  }

  /** A plain run loads no databind, and nothing is ever made of what a file names. */
  static ArchRule databindOnlyInTheCommandLine(String base) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(base + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class);
  }

  /** Whoever runs the agent owns the streams and the end of the process. */
  static ArchRule streamsAndExitOnlyIn(List<String> classes) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(classes.get(0))
        .and()
        .doNotHaveFullyQualifiedName(classes.get(1))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "console")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  static ArchRule noLoggingFramework() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.util.logging..",
                "org.apache.commons.logging..",
                "org.apache.logging..",
                "org.slf4j.."))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(System.Logger.class);
  }

  static ArchRule noNamesThatSayNothing() {
    return noClasses()
        .should()
        .haveNameMatching(".*(" + String.join("|", BANNED_ENDINGS) + ")(\\$.*)?");
  }

  static ArchRule noMutableStaticState() {
    return fields().that().areStatic().should().beFinal();
  }

  private static SliceAssignment eachPackageBelow(String base) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        boolean inside = name.equals(base) || name.startsWith(base + ".");
        return inside ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "each package at or below " + base;
      }
    };
  }
}
