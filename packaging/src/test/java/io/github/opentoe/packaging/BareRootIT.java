package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive runs a document where there is nothing but a shell. */
@EnabledOnOs(OS.LINUX)
class BareRootIT {

  private static final String DOCUMENT =
      """
      name: bare
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Look
              action: ExecuteBash
              inputs:
                commands:
                  - echo "LC_CTYPE=${LC_CTYPE-unset}"
                  - 'if echo x >/opt/opentoe/file; then exit 7; fi'
            - name: Write
              action: CreateFile
              inputs:
                - path: /tmp/file
                  content: '{{ build.Look.outputs.stdout }}'
            - name: Read
              action: ExecuteBash
              inputs:
                commands:
                  - 'cat /tmp/file >/var/seen'
      """;

  @TempDir Path temporary;

  @BeforeEach
  void needsItsOwnMounts() throws Exception {
    PrivateMounts.assumeAllowed(temporary);
  }

  @Test
  void AM35_runsWithTheToolsOfAShellAndNoLocale() throws Exception {
    Path image = image();
    runsIn(BareRoot.copied(Files.createDirectory(temporary.resolve("root")), image), image);
  }

  @Test
  void AM35_runsInABareDebian() throws Exception {
    Path image = image();
    runsIn(BareRoot.debian(temporary.resolve("root")), image);
  }

  private Path image() throws Exception {
    return Image.unpack(temporary.resolve("image")).resolveSibling("..").normalize();
  }

  private void runsIn(BareRoot root, Path image) throws Exception {
    root.assertNoJava();
    root.write("document.yaml", DOCUMENT);
    Outcome outcome =
        root.run(
            image,
            "run",
            "--documents=/document.yaml",
            "--log-directory=/var/logs",
            "--state-directory=/var/state");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stdout().contains("\"executedStepCount\": 3"), outcome::toString);
    assertEquals("LC_CTYPE=unset", Files.readString(temporary.resolve("root/var/seen")).strip());
  }
}
