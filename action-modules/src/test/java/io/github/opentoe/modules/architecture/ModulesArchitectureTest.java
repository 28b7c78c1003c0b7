package io.github.opentoe.modules.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.opentoe.agent.action.ActionModule;
import java.io.ObjectInputStream;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Action modules see the interface they are written against, and nothing else of the agent. */
class ModulesArchitectureTest {

  private static final String BASE = "io.github.opentoe.modules";

  private static final JavaClasses MODULES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void modulesUseOnlyTheJdkAndTheActionInterface() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            BASE + "..",
            "java..",
            "javax.net.ssl",
            "io.github.opentoe.agent.action",
            "io.github.opentoe.agent.condition",
            "io.github.opentoe.agent.problem",
            "io.github.opentoe.agent.value",
            "org.jspecify.annotations")
        .check(MODULES);
  }

  @Test
  void modulesNeitherPrintNorExit() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethodWhere(target(owner(type(Runtime.class))).and(target(nameMatching("exit|halt"))))
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(MODULES);
  }

  @Test
  void modulesStartProcessesOnlyThroughTheirContext() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
        .check(MODULES);
  }

  @Test
  void modulesNeitherReadObjectsNorLookAtClasses() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ClassLoader.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.beans..", "java.lang.invoke..", "java.lang.reflect..", "java.rmi..")
        .orShould()
        .callMethodWhere(target(owner(type(Class.class))).and(target(name("forName"))))
        .check(MODULES);
  }

  @Test
  void categoriesDoNotFormCycles() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(MODULES);
  }

  @Test
  void modulesHoldNoStaticState() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(MODULES);
  }

  @Test
  @SuppressWarnings("rawtypes")
  void everyModuleIsRegisteredAndNothingElse() {
    Set<String> written =
        MODULES.stream()
            .filter(type -> type.isAssignableTo(ActionModule.class))
            .filter(type -> !type.getModifiers().toString().contains("ABSTRACT"))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    Set<String> registered =
        ServiceLoader.load(ActionModule.class).stream()
            .map(provider -> provider.type().getName())
            .collect(Collectors.toSet());
    assertFalse(written.isEmpty(), "no action module was analysed");
    assertEquals(written, registered);
  }
}
