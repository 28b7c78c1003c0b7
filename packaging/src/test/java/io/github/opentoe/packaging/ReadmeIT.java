package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import io.github.opentoe.packaging.Readme.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is what happens. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {

  private static final Pattern EXIT_CODE = Pattern.compile("# exit code (\\d+)");
  private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");

  @TempDir Path temporary;

  @Test
  void readmeIsShort() throws IOException {
    assertTrue(Files.readAllLines(readme()).size() < 150);
  }

  @Test
  void commandsDoWhatIsShown() throws Exception {
    Path tree = copyOfTheTree();
    Program shell = Program.in(tree).with("HOME", temporary).with("JAVA_HOME", Program.javaHome());
    int commands = 0;
    Outcome last = new Outcome(0, "", "");
    for (Block block : Readme.blocks(readme())) {
      if (block.language().equals("text")) {
        assertTrue(matches(block.text(), last.stdout().strip()), last::toString);
      } else if (block.language().equals("sh") && block.comment().isEmpty()) {
        for (String command : block.lines()) {
          last = shell.run("bash", "-c", command);
          assertEquals(expectedExitCode(command), last.exitCode(), command + "\n" + last);
          commands++;
        }
      }
    }
    assertTrue(commands >= 10, "only " + commands + " commands were run");
  }

  @Test
  void javaCompilesAndRuns() throws Exception {
    List<Path> sources = new ArrayList<>();
    for (Block block : Readme.blocks(readme())) {
      if (block.language().equals("java")) {
        Matcher name = CLASS.matcher(block.text());
        assertTrue(name.find(), block::text);
        Path source = temporary.resolve(name.group(1) + ".java");
        sources.add(Files.writeString(source, block.text()));
      }
    }
    assertEquals(2, sources.size());
    OutsideProject project = OutsideProject.compile(temporary.resolve("classes"), sources);
    Path example = Program.root().resolve("testdata/examples/hello-world.yaml");
    Outcome outcome = project.run(temporary, "Embedded", example);
    assertEquals(new Outcome(0, "Greet\nWasPolite\nsuccess, 2 steps\n", ""), outcome);
    Path document =
        Files.writeString(
            temporary.resolve("greet.yaml"),
            """
            schemaVersion: 1.0
            phases:
              - name: build
                steps:
                  - name: SayHello
                    action: Greet
                    inputs:
                      name: Ada
            """);
    outcome = project.register("Greet").run(temporary, "Embedded", document);
    assertEquals(new Outcome(0, "SayHello\nsuccess, 1 steps\n", ""), outcome);
  }

  @Test
  void continuousIntegrationRunsTheTestCommandOfTheReadme() throws IOException {
    List<Block> marked =
        Readme.blocks(readme()).stream()
            .filter(block -> block.comment().equals("test command"))
            .toList();
    assertEquals(1, marked.size());
    String script = Files.readString(Program.root().resolve(".ci/run"));
    assertTrue(script.contains("<!-- test command -->"));
  }

  /** Everything between two ellipses stands in the output, in order. */
  private static boolean matches(String shown, String printed) {
    String pattern =
        Stream.of(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(printed).matches();
  }

  private static int expectedExitCode(String command) {
    Matcher written = EXIT_CODE.matcher(command);
    return written.find() ? Integer.parseInt(written.group(1)) : 0;
  }

  /** The launcher with its jar, so that nothing is built, and the examples. */
  private Path copyOfTheTree() throws IOException {
    Path tree = temporary.resolve("a clone");
    for (String file :
        List.of("opentoe", "packaging/pom.xml", "testdata/examples/hello-world.yaml")) {
      Path copy = tree.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Program.root().resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path jar = Files.createDirectories(tree.resolve("packaging/target")).resolve("opentoe.jar");
    Files.copy(Program.jar(), jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
    return tree;
  }

  private static Path readme() {
    return Program.root().resolve("README.md");
  }
}
