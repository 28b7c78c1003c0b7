package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the runtime image are the same, if both archive the same classes. */
@EnabledOnOs(OS.LINUX)
class ReproducibleImageIT {

  /** Older releases number what they archive by where it lay in memory. */
  private static final int LINKS_CLASSES = 24;

  @TempDir Path temporary;

  @Test
  void anotherBuildHasTheSameBytes() throws Exception {
    Path first = Image.folder();
    Path target = temporary.resolve("else where");
    String given = System.getProperty("opentoe.image.arguments");
    List<Object> command =
        Stream.concat(
                Stream.of(
                    Program.javaHome().resolve("bin/java"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.github.opentoe.packaging.image.BuildImage",
                    "classes=" + first.resolve("runtime/lib/classlist"),
                    "target=" + target),
                Stream.of(given.split("\\|")))
            .collect(Collectors.toList());
    Outcome outcome = Program.in(temporary).run(command.toArray());
    assertEquals(0, outcome.exitCode(), outcome::toString);
    Path second = target.resolve(String.valueOf(first.getFileName()));
    Set<String> different = new TreeSet<>(names(first));
    assertTrue(different.size() > 50, different::toString);
    assertEquals(different, names(second));
    for (String name : names(first)) {
      if (Files.mismatch(first.resolve(name), second.resolve(name)) < 0) {
        different.remove(name);
      }
    }
    if (Runtime.version().feature() < LINKS_CLASSES) {
      System.out.println("ReproducibleImageIT: this JDK's class archive is not compared");
      different.remove("runtime/lib/server/classes.jsa");
    } else {
      assertEquals(-1, Files.mismatch(Image.archive(), Path.of(second + ".tar.gz")));
    }
    assertEquals(Set.of(), different);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
