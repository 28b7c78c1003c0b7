package io.github.opentoe.agent.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What embedders and authors of action modules can name is a list under review. After a change on
 * purpose: {@code ./mvnw test -pl agent -Dtest=PublicSurfaceTest -Dopentoe.rewrite=true}.
 */
class PublicSurfaceTest {

  private static final String BASE = "io.github.opentoe.agent";

  private static final List<String> API_PACKAGES =
      List.of(
          BASE,
          BASE + ".action",
          BASE + ".condition",
          BASE + ".problem",
          BASE + ".report",
          BASE + ".value");

  private static final JavaClasses AGENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void publicTypesOfTheApiAreThoseUnderReview() throws IOException {
    List<String> found =
        AGENT.stream()
            .filter(type -> API_PACKAGES.contains(type.getPackageName()))
            .filter(PublicSurfaceTest::isReachable)
            .map(JavaClass::getName)
            .sorted()
            .toList();
    Path file =
        Path.of(
            System.getProperty("opentoe.root", ".."), "agent/src/test/resources/public-api.txt");
    if (Boolean.getBoolean("opentoe.rewrite")) {
      Files.createDirectories(file.getParent());
      Files.write(file, found);
    }
    assertFalse(found.isEmpty());
    assertEquals(String.join("\n", Files.readAllLines(file)), String.join("\n", found));
  }

  private static boolean isReachable(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicSurfaceTest::isReachable).orElse(true);
  }
}
