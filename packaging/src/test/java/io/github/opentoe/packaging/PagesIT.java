package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import io.github.opentoe.packaging.Readme.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say about the program is so. */
@DisabledOnOs(OS.WINDOWS)
class PagesIT {

  private static final Pattern CALL =
      Pattern.compile("\\bopentoe (run|validate|resume)\\b((?:[^|;&`\\n]|\\\\\\n)*)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]+");
  private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");

  @TempDir Path temporary;

  @Test
  void optionsOfCommandsExist() throws Exception {
    Map<String, Set<String>> known = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    int seen = 0;
    for (Path page : Pages.all()) {
      for (MatchResult call : CALL.matcher(Files.readString(page)).results().toList()) {
        String command = call.group(1);
        if (!known.containsKey(command)) {
          known.put(command, options(program(command, "--help").stdout()));
        }
        for (String option : options(call.group(2))) {
          seen++;
          if (!known.get(command).contains(option)) {
            unknown.add(page.getFileName() + ": " + command + " " + option);
          }
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(seen > 30, "only " + seen + " options");
  }

  @Test
  void documentsAreValid() throws Exception {
    List<String> paths = new ArrayList<>();
    for (Path page : Pages.all()) {
      for (Block block : Readme.blocks(page)) {
        boolean isDocument = block.text().contains("schemaVersion: 1.0");
        if (isDocument && !block.text().contains("CountLines")) {
          Path document = temporary.resolve("document-" + paths.size() + ".yaml");
          paths.add(Files.writeString(document, block.text()).toString());
        }
      }
    }
    assertTrue(paths.size() > 0);
    Outcome outcome = program("validate", "--documents", String.join(",", paths));
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.stderr());
  }

  @Test
  void javaCompilesAndRuns() throws Exception {
    List<Path> sources = new ArrayList<>(sources("agent/docs/embedding.md"));
    sources.addAll(sources("agent/docs/actions.md"));
    assertEquals(3, sources.size());
    OutsideProject project = OutsideProject.compile(temporary.resolve("classes"), sources);
    Path example = Program.root().resolve("testdata/examples/hello-world.yaml");
    Outcome bake = project.run(temporary, "Bake", example, temporary.resolve("logs"));
    assertEquals(0, bake.exitCode(), bake::toString);
    String steps =
        bake.stdout()
            .lines()
            .filter(line -> !line.contains("prints"))
            .collect(Collectors.joining("\n"));
    assertEquals("build.Greet success\nvalidate.WasPolite notExecuted", steps);
    assertTrue(bake.stdout().contains("Greet prints Hello, "), bake::toString);

    Path document = Files.writeString(temporary.resolve("count.yaml"), counting());
    Outcome unknown = project.run(temporary, "Check", document);
    assertTrue(unknown.stdout().endsWith("\ninvalid\n"), unknown::toString);
    project.register("CountLines");
    assertEquals(new Outcome(0, "valid\n", ""), project.run(temporary, "Check", document));
  }

  private static String counting() throws IOException {
    return Readme.blocks(Program.root().resolve("agent/docs/actions.md")).stream()
        .filter(block -> block.language().equals("yaml"))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private List<Path> sources(String page) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Block block : Readme.blocks(Program.root().resolve(page))) {
      if (block.language().equals("java")) {
        Matcher name = CLASS.matcher(block.text());
        assertTrue(name.find(), block::text);
        Path source = temporary.resolve(name.group(1) + ".java");
        sources.add(Files.writeString(source, block.text()));
      }
    }
    return sources;
  }

  private static Set<String> options(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private Outcome program(String... arguments) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>();
    command.add(Program.javaHome().resolve("bin/java"));
    command.addAll(List.of("-jar", Program.jar()));
    command.addAll(List.of(arguments));
    return Program.in(temporary).run(command.toArray());
  }
}
