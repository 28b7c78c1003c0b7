package io.github.opentoe.packaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A project of somebody else uses the agent as a library. */
@DisabledOnOs(OS.WINDOWS)
class EmbeddingIT {

  private static final Path PROJECT = Program.root().resolve("packaging/src/it/embed");

  @TempDir Path temporary;

  @Test
  void outsideProjectRunsAndValidatesAndTheLibraryIsSilent() throws Exception {
    Path directory = Files.createDirectory(temporary.resolve("empty"));
    Outcome outcome =
        project()
            .register("com.example.greet.Greeter")
            .run(directory, "com.example.greet.Main", PROJECT.resolve("documents"));
    assertEquals(new Outcome(0, "", ""), outcome);
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(), left.toList(), "files that nobody asked for");
    }
  }

  @Test
  void outsideProjectNeedsOnlyThePublicPackages() throws Exception {
    project();
    JavaClasses outside = new ClassFileImporter().importPath(temporary.resolve("classes"));
    assertTrue(outside.size() >= 5, () -> "only " + outside.size() + " classes were analysed");
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "com.example.greet",
            "java..",
            "io.github.opentoe.agent",
            "io.github.opentoe.agent.action",
            "io.github.opentoe.agent.condition",
            "io.github.opentoe.agent.problem",
            "io.github.opentoe.agent.report",
            "io.github.opentoe.agent.value")
        .check(outside);
  }

  private OutsideProject project() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      return OutsideProject.compile(temporary.resolve("classes"), sources);
    }
  }
}
