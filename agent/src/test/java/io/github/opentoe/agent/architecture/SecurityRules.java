package io.github.opentoe.agent.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;

/** What input of any kind must never come near, for any classes. */
final class SecurityRules {

  private SecurityRules() {}

  /** Text becomes values of our own; nothing in it says which class is made. */
  static ArchRule noForeignObjects() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.beans..",
                "java.rmi..",
                "javax.management..",
                "javax.naming..",
                "javax.script..",
                "javax.xml..",
                "org.xml.."));
  }

  /** Of Jackson its tokens and trees; it binds no classes, by name least of all. */
  static ArchRule jacksonBindsNoClasses() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "com.fasterxml.jackson.annotation..",
                "com.fasterxml.jackson.databind.jsontype..",
                "com.fasterxml.jackson.databind.deser.."))
        .orShould()
        .callMethodWhere(
            target(owner(resideInAnyPackage("com.fasterxml.jackson..")))
                .and(
                    target(
                        nameMatching(
                            "readValues?|readValuesAs|readValueAs|convertValue|treeToValue"
                                + "|readerFor.*|updateValue|(activate|enable|set)DefaultTyping.*"
                                + "|polymorphicTypeValidator|findAndRegisterModules"))));
  }

  /** Of the YAML engine its parser; what events mean, we say. */
  static ArchRule yamlMakesNoObjects() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.snakeyaml.engine.v2.constructor..",
                "org.snakeyaml.engine.v2.env..",
                "org.yaml.."))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.snakeyaml\\.engine\\.v2\\.api\\.(Load|ConstructNode|lowlevel\\..*)");
  }

  /** Only these packages and classes start programs. */
  static ArchRule programsAreStartedOnlyIn(List<String> places) {
    return outside(places)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.commons.exec..")
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(Runtime.class))).and(target(nameMatching("exec|load.*"))));
  }

  /** Only these look at classes, those of declared inputs and of the command line. */
  static ArchRule classesAreLookedAtOnlyIn(List<String> places) {
    return outside(places)
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.lang.reflect..", "java.lang.invoke.."))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo("java.net.URLClassLoader")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(ClassLoader.class, "loadClass", String.class);
  }

  private static GivenClassesConjunction outside(List<String> places) {
    return noClasses().that().resideOutsideOfPackages(places.toArray(String[]::new));
  }
}
