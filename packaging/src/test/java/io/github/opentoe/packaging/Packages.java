package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The packages for Linux as the build made them, and roots to install them in. */
final class Packages {

  private static final Path TARGET = Program.jar().resolveSibling("packages");

  private Packages() {}

  /** The package with this suffix; the test is left out where the JDK cannot link an image. */
  static Path find(String suffix) throws IOException {
    Image.archive();
    try (Stream<Path> files = Files.list(TARGET)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }

  /** Leaves the test out where a program is missing. */
  static void assumeInstalled(String program) {
    boolean isThere =
        Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(isThere, program + " is not installed");
  }

  /** Leaves the test out where it is not run by root. */
  static void assumeRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
  }

  /** Runs a document with what was unpacked or installed below a root. */
  static void assertRuns(Path root, Path temporary) throws IOException, InterruptedException {
    Path program = root.resolve("usr/bin/opentoe");
    assertTrue(Files.isSymbolicLink(program));
    Outcome outcome =
        Program.in(temporary)
            .without("JAVA_HOME")
            .run(
                program,
                "run",
                "--documents",
                Program.testdata().resolve("examples/hello-world.yaml"),
                "--log-directory",
                temporary.resolve("logs"),
                "--state-directory",
                temporary.resolve("state"));
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().contains("\"status\": \"success\""), outcome::toString);
  }

  /** All that is in a root, without what belongs to the package system. */
  static Set<String> names(Path root, String... exceptions) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(path -> !Files.isDirectory(path)).toList()) {
        String name = root.relativize(path).toString();
        if (Stream.of(exceptions).noneMatch(name::startsWith)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
