package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The core of the runtime image, and the AWS part that goes over it. */
@EnabledOnOs(OS.LINUX)
class ImageLayersIT {

  private static final String MESSAGE = "documents.0.phases.0.steps.1.failureMessage";

  private static final String DOCUMENT =
      """
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Write
              action: CreateFile
              inputs:
                - path: tree/a/one.txt
                  content: one
                - path: tree/two.txt
                  content: two
            - name: Send
              action: S3Upload
              inputs:
                - source: tree/*
                  destination: s3://layers/all/
                  recurse: true
            - name: Fetch
              action: S3Download
              inputs:
                - source: s3://layers/all/*
                  destination: back
      """;

  @TempDir Path temporary;
  private Agent agent;

  private Agent agentOf(Path launcher) throws Exception {
    agent = Agent.in(Files.createDirectories(temporary.resolve("work")), launcher);
    Files.createDirectories(agent.work().resolve("tree/a"));
    agent.write("document.yaml", DOCUMENT);
    return agent;
  }

  @AfterEach
  void endAll() throws Exception {
    agent.endAll();
  }

  @Test
  void withoutItsAwsPartTheProgramSaysWhatIsMissing() throws Exception {
    Path launcher = Image.unpack(temporary.resolve("un packed"), "-core");
    assertFalse(Files.exists(launcher.resolveSibling("../aws").normalize()));
    Outcome outcome =
        agentOf(launcher)
            .with(
                Map.of(
                    "AWS_ACCESS_KEY_ID", "any",
                    "AWS_SECRET_ACCESS_KEY", "any",
                    "AWS_REGION", "us-east-1"))
            .run("run", "--documents=document.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    String message = Json.at(agent.log("detailedoutput.json"), MESSAGE);
    assertTrue(message.contains("without its AWS part"), message);
    assertTrue(message.contains("unpack the archive that ends in -aws over it"), message);
  }

  @Test
  void theAwsPartGoesOverTheCore() throws Exception {
    Path folder = temporary.resolve("un packed");
    Path launcher = Image.unpack(folder, "-core");
    assertEquals(launcher, Image.unpack(folder, "-aws"));
    try (S3Server server = S3Server.s3proxy(temporary.resolve("s3proxy"))) {
      server.createBucket("layers");
      Outcome outcome =
          agentOf(launcher).with(server.variables()).run("run", "--documents=document.yaml");
      assertEquals(0, outcome.exitCode(), outcome::toString);
    }
    assertEquals("one", Files.readString(agent.work().resolve("back/a/one.txt")));
    assertEquals("two", Files.readString(agent.work().resolve("back/two.txt")));
  }
}
