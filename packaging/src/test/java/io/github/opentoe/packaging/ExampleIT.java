package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built program, unpacked somewhere and started as a user would. */
@DisabledOnOs(OS.WINDOWS)
class ExampleIT {

  private static final Path EXAMPLE = Program.root().resolve("testdata/examples/hello-world.yaml");

  @TempDir Path temporary;
  private Path launcher;
  private Program program;

  @BeforeEach
  void unpack() throws IOException {
    Path home = Files.createDirectories(temporary.resolve("open toe/lib")).getParent();
    launcher = Files.copy(Program.root().resolve("opentoe"), home.resolve("opentoe"));
    assertTrue(launcher.toFile().setExecutable(true));
    Files.copy(Program.jar(), home.resolve("lib/opentoe.jar"));
    program = Program.in(temporary).with("JAVA_HOME", Program.javaHome());
  }

  @Test
  void exampleRunsAndLeavesItsEvidence() throws Exception {
    Outcome outcome = run(EXAMPLE, "--parameters", "Who=Ada");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().startsWith("{\n    \"executionId\": \""), outcome::toString);
    assertTrue(outcome.stdout().endsWith("\n}\n"), outcome::toString);
    for (String line :
        List.of(
            "    \"status\": \"success\",",
            "    \"failedStepCount\": 0,",
            "    \"executedStepCount\": 2,")) {
      assertTrue(outcome.stdout().lines().anyMatch(line::equals), outcome::toString);
    }
    Path logs = onlyFolderIn(temporary.resolve("logs"));
    for (String file :
        List.of("application.log", "chaining.json", "detailedOutput.json", "document.yaml")) {
      assertTrue(Files.size(logs.resolve(file)) > 0, file);
    }
    assertTrue(Files.readString(logs.resolve("console.log")).contains("Stdout: Hello, Ada!"));
  }

  @Test
  void failedDocumentIsExitCodeOneAndExplained() throws Exception {
    Path document = temporary.resolve("fails.yaml");
    Files.writeString(document, Files.readString(EXAMPLE).replace("echo", "echoo"));
    Outcome outcome = run(document);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().contains("\"status\": \"failed\""), outcome::toString);
    assertTrue(outcome.stdout().contains("\"failedStepCount\": 1"), outcome::toString);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aResultThatCannotBeWrittenIsAFailure() throws Exception {
    String command = "'" + launcher + "' validate -d '" + EXAMPLE + "' > /dev/full";
    assertEquals(1, program.run("/bin/sh", "-c", command).exitCode());
  }

  @Test
  void signalReachesTheProgramAndEndsItsSteps() throws Exception {
    Path document = temporary.resolve("waits.yaml");
    Path started = temporary.resolve("pid");
    Files.writeString(
        document,
        Files.readString(EXAMPLE)
            .replace("echo \"Hello, {{ Who }}!\"", "echo $$ >" + started + "; sleep 120"));
    Program.Running running =
        program.start(launcher, "run", "-d", document, "-l", "logs", "-s", temporary.resolve("s"));
    for (int waited = 0; waited < 400 && !isWritten(started); waited++) {
      Thread.sleep(50);
    }
    ProcessHandle step =
        ProcessHandle.of(Long.parseLong(Files.readString(started).trim())).orElseThrow();
    running.process().destroy();
    Outcome outcome = running.join();
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertFalse(step.isAlive());
  }

  @Test
  void AM35_stepsSeeTheLocaleOfTheCallerAndArgumentsKeepTheirBytes() throws Exception {
    Path document = temporary.resolve("locale.yaml");
    Files.writeString(
        document,
        Files.readString(EXAMPLE)
            .replace(
                "echo \"Hello, {{ Who }}!\"",
                "echo \"{{ Who }} ${LC_ALL-none} ${LC_CTYPE-none} $(env | grep -c ^OPENTOE_)\""));
    program.with("LC_ALL", "C").without("LC_CTYPE");
    run(document, "--phases", "build", "--parameters", "Who=Zoë");
    String console =
        Files.readString(onlyFolderIn(temporary.resolve("logs")).resolve("console.log"));
    assertTrue(console.contains("Stdout: Zoë C none 0\n"), console);
  }

  @Test
  void plainRunLoadsNoDataBinding() throws Exception {
    Path classes = temporary.resolve("classes");
    Path java = Program.javaHome().resolve("bin/java");
    String loads = "-Xlog:class+load:file=" + classes;
    Outcome run = program.run(words(List.of(java, loads, "-jar", Program.jar()), EXAMPLE));
    assertEquals(0, run.exitCode(), run::toString);
    List<String> loaded = Files.readAllLines(classes);
    assertTrue(loaded.stream().anyMatch(line -> line.contains("io.github.opentoe.agent.cli.Main")));
    List<String> binding =
        loaded.stream().filter(line -> line.contains("com.fasterxml.jackson.databind")).toList();
    assertEquals(List.of(), binding);
  }

  @Test
  void versionIsThatOfTheBuild() throws Exception {
    Outcome outcome = program.run(launcher, "--version");
    try (JarFile jar = new JarFile(Program.jar().toFile())) {
      String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
      assertEquals(new Outcome(0, "opentoe " + version + "\n", ""), outcome);
    }
  }

  @Test
  void jarHoldsLicencesAndNoModuleDescriptor() throws Exception {
    try (JarFile jar = new JarFile(Program.jar().toFile())) {
      for (String file :
          List.of("META-INF/LICENSE-apache-2.0", "META-INF/NOTICE", "META-INF/THIRD-PARTY.txt")) {
        assertTrue(jar.getEntry(file) != null, file);
      }
      assertTrue(jar.stream().noneMatch(entry -> entry.getName().endsWith("module-info.class")));
      assertTrue(jar.stream().noneMatch(entry -> entry.getName().endsWith(".SF")));
      assertTrue(
          jar.getEntry("META-INF/services/io.github.opentoe.agent.action.ActionModule") != null);
    }
  }

  private Outcome run(Path document, Object... more) throws IOException, InterruptedException {
    return program.run(words(List.of(launcher), document, more));
  }

  private Object[] words(List<?> start, Path document, Object... more) {
    Object[] options = {
      "run",
      "--documents",
      document,
      "--log-directory",
      temporary.resolve("logs"),
      "--state-directory",
      temporary.resolve("state")
    };
    return Stream.of(start.stream(), Stream.of(options), Stream.of(more))
        .flatMap(words -> words)
        .toArray();
  }

  private static boolean isWritten(Path file) throws IOException {
    return Files.exists(file) && Files.readString(file).endsWith("\n");
  }

  private static Path onlyFolderIn(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      List<Path> found = folders.toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }
}
