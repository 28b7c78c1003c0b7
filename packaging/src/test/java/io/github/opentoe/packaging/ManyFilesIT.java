package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A tree of 100,000 files goes through the folder actions in a small heap. */
@DisabledOnOs(OS.WINDOWS)
class ManyFilesIT {

  private static final String DOCUMENT =
      """
      name: many-files
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Make
              action: ExecuteBash
              inputs:
                commands:
                  - mkdir -p tree/{0..9}
                  - for folder in tree/*; do (cd "$folder" && seq 10000 | xargs touch); done
            - name: Copy
              action: CopyFolder
              inputs:
                - source: tree
                  destination: copy
            - name: Close
              action: SetFolderPermissions
              inputs:
                - path: copy
                  permissions: '0750'
                  recursive: true
            - name: Move
              action: MoveFolder
              inputs:
                - source: copy
                  destination: moved
            - name: List
              action: ListFiles
              inputs:
                - path: moved
                  recursive: true
            - name: Count
              action: ExecuteBash
              inputs:
                commands:
                  - find moved -type f -perm 0750 | wc -l
                  - printf '%s' '{{ build.List.outputs.files }}' | tr ',' '\\n' | grep -c .
            - name: Delete
              action: DeleteFolder
              inputs:
                - path: moved
                  force: true
      """;

  @TempDir Path temporary;

  @Test
  void hundredThousandFilesAreCopiedClosedMovedListedAndDeleted() throws Exception {
    Path document = temporary.resolve("document.yaml");
    Files.writeString(document, DOCUMENT);
    Outcome outcome =
        Program.in(temporary)
            .run(
                Program.javaHome().resolve("bin/java"),
                "-Xmx64m",
                "-jar",
                Program.jar(),
                "run",
                "--documents",
                document,
                "--log-directory",
                temporary.resolve("logs"),
                "--state-directory",
                temporary.resolve("state"));
    assertEquals(0, outcome.exitCode(), outcome::toString);
    String log;
    try (var folders = Files.list(temporary.resolve("logs"))) {
      log = Files.readString(folders.findFirst().orElseThrow().resolve("console.log"));
    }
    assertEquals(2, log.lines().filter(line -> line.endsWith("Stdout: 100000")).count(), log);
    assertFalse(Files.exists(temporary.resolve("moved")));
    assertTrue(Files.exists(temporary.resolve("tree/9/9999")));
  }
}
