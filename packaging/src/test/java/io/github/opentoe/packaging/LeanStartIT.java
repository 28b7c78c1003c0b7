package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A plain run loads nothing that takes long to start and that it can do without. */
@DisabledOnOs(OS.WINDOWS)
class LeanStartIT {

  /** What the class names begin with, and what stands in for it on the way of a plain run. */
  private static final List<String> FORBIDDEN =
      List.of(
          // The parser of options learns all of them by reflection; PlainArguments reads these.
          "picocli.",
          // Binding by reflection; the reports are written token by token.
          "com.fasterxml.jackson.databind.",
          "com.fasterxml.jackson.annotation.",
          "software.amazon.awssdk.",
          "org.slf4j.",
          "com.google.re2j.",
          "java.net.http.",
          "javax.net.ssl.",
          "javax.xml.",
          // Random numbers come from the system, and files are known again by checksums.
          "java.security.SecureRandom",
          "java.security.MessageDigest",
          "java.security.Provider",
          // Times are put together from their numbers.
          "java.time.format.",
          "java.util.Formatter",
          "java.util.Scanner",
          // What a record compares itself by is put together at its first comparison.
          "java.lang.runtime.ObjectMethods",
          "java.util.ResourceBundle");

  private static final String DOCUMENT =
      """
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Skip
              action: CreateFile
              if: {stringEquals: a, value: b}
              inputs:
                - path: /nowhere
                  content: never
            - name: Print
              action: ExecuteBash
              inputs:
                commands: [echo printed]
      """;

  @TempDir Path temporary;

  @BeforeEach
  void writeDocument() throws IOException {
    Files.writeString(temporary.resolve("document.yaml"), DOCUMENT);
  }

  @Test
  void plainRunLoadsNothingThatIsSlow() throws Exception {
    Outcome outcome =
        opentoe("run", "-d", "document.yaml", "-l", "logs", "--state-directory=state", "-i", "x");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals("1", Json.at(outcome.stdout(), "executedStepCount"));
    assertEquals(List.of(), forbidden());
  }

  @Test
  void runWithAnIdOfItsOwnLoadsNothingThatIsSlow() throws Exception {
    Outcome outcome =
        opentoe("run", "--documents=document.yaml", "--log-directory=logs", "-s", "state");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(List.of(), forbidden());
  }

  @Test
  void plainValidationLoadsNothingThatIsSlow() throws Exception {
    Outcome outcome = opentoe("validate", "--documents", "document.yaml");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(List.of(), forbidden());
  }

  @Test
  void whatIsNotPlainIsReadByTheParser() throws Exception {
    Outcome outcome = opentoe("validate", "--documnets", "document.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stderr().contains("'--documnets'"), outcome::toString);
    assertFalse(forbidden().isEmpty(), "the list of classes does not work");
  }

  private Outcome opentoe(String... arguments) throws Exception {
    List<Object> command = new ArrayList<>();
    command.add(Program.javaHome().resolve("bin/java"));
    command.add("-Xlog:class+load:file=" + temporary.resolve("classes"));
    command.add("-jar");
    command.add(Program.jar());
    command.addAll(List.of(arguments));
    return Program.in(temporary).run(command.toArray());
  }

  private List<String> forbidden() throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(temporary.resolve("classes"))) {
      String loaded = line.substring(line.lastIndexOf(']') + 1).strip();
      if (FORBIDDEN.stream().anyMatch(loaded::startsWith)) {
        found.add(loaded);
      }
    }
    return found;
  }
}
