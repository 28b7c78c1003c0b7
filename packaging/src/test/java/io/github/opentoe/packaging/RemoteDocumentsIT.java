package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.AwsServer.Answer;
import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Documents and configuration from S3 and Image Builder. */
@EnabledOnOs(OS.LINUX)
class RemoteDocumentsIT {

  private static final String ARN = "arn:aws:imagebuilder:eu-west-1:123456789012:component/app/";
  private static final String OWNER = "210987654321";

  @TempDir Path temporary;
  private Agent agent;
  private AwsServer aws;

  @BeforeEach
  void start() throws IOException {
    aws = new AwsServer();
    agent = aws.reachedBy(Agent.in(temporary));
  }

  @AfterEach
  void stop() throws IOException {
    aws.close();
    agent.endAll();
  }

  private static String saying(String text) {
    return """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Say
                action: ExecuteBash
                inputs:
                  commands: [echo "%s"]
        """
        .formatted(text);
  }

  private static String calling(String... documents) {
    StringBuilder text =
        new StringBuilder("schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n");
    for (int index = 0; index < documents.length; index++) {
      text.append("      - name: Sub").append(index).append("\n        action: ExecuteDocument\n");
      text.append("        inputs: {").append(documents[index]).append("}\n");
    }
    return text.toString();
  }

  private static String get(String arn) {
    return "/GetComponent?componentBuildVersionArn="
        + URLEncoder.encode(arn, StandardCharsets.UTF_8);
  }

  private void component(String arn, String data) {
    String text = data.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    aws.components.put(
        get(arn), "{\"component\":{\"arn\":\"" + arn + "\",\"data\":\"" + text + "\"}}");
  }

  private static String failure(Outcome outcome) {
    return Json.at(outcome.stdout(), "failureMessage");
  }

  @Test
  void aDocumentInS3RunsWithThoseItNames() throws Exception {
    agent.write("local.yaml", saying("from here"));
    component(ARN + "1.0.0/2", saying("from a component"));
    aws.put("/cfg/dir/sub.yml", saying("from a bucket"));
    aws.put(
        "/cfg/dir/top.yml",
        calling(
            "document: local.yaml",
            "document: s3://cfg/dir/sub.yml, document-s3-bucket-owner: '111111111111'",
            "document: '" + ARN + "1.0.0/2'"));
    Outcome outcome =
        agent.run("run", "-d", "s3://cfg/dir/top.yml", "--document-s3-bucket-owner", OWNER);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    String console = agent.log("console.log");
    assertTrue(console.contains("Setup: Document s3://cfg/dir/top.yml is an S3 path"), console);
    for (String said : List.of("from here", "from a bucket", "from a component")) {
      assertTrue(console.contains("Stdout: " + said + "\n"), said);
    }
    assertEquals(saying("from a component"), agent.log("D3__app_1.0.0_2.yaml"));
    assertEquals(saying("from a bucket"), agent.log("D2__sub.yml"));
    assertEquals(
        List.of(OWNER, "111111111111"),
        aws.calls.stream()
            .map(call -> call.header("X-amz-expected-bucket-owner"))
            .filter(owner -> !owner.isEmpty())
            .toList());
  }

  @Test
  void EX34_aDocumentInS3CannotRunItself() throws Exception {
    aws.put("/cfg/top.yml", calling("document: s3://cfg/top.yml"));
    Outcome outcome = agent.run("run", "-d", "s3://cfg/top.yml");
    assertEquals(1, outcome.exitCode());
    assertTrue(
        agent
            .log("detailedoutput.json")
            .contains("Cyclic document execution: s3://cfg/top.yml -> s3://cfg/top.yml"));
  }

  @Test
  void aConfigurationFileMayLieInS3() throws Exception {
    aws.put("/cfg/doc.yml", saying("configured"));
    aws.put("/cfg/run.json", "{\"documents\": [{\"path\": \"s3://cfg/doc.yml\"}]}");
    Outcome outcome =
        agent.run("run", "-c", "s3://cfg/run.json", "--document-s3-bucket-owner", OWNER);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(OWNER, aws.calls.get(0).header("X-amz-expected-bucket-owner"));
    assertTrue(agent.log("console.log").contains("Stdout: configured\n"));
  }

  @Test
  void aConfigurationFileThatIsNotThereIsASetupError() throws Exception {
    Outcome outcome = agent.run("run", "-c", "s3://cfg/absent.json");
    assertEquals(1, outcome.exitCode());
    String text = failure(outcome);
    assertTrue(
        text.startsWith(
            "Configuration file s3://cfg/absent.json is not valid: it cannot be downloaded: "),
        text);
    assertTrue(text.contains("NoSuchKey"), text);
  }

  @Test
  void CL30_wildcardsLeadToTheHighestVersionAndBuild() throws Exception {
    component(ARN + "1.10.0/11", saying("eleven"));
    aws.components.put(
        "/ListComponents",
        "{\"componentVersionList\":[{\"arn\":\"%s1.9.0\"},{\"arn\":\"%s1.10.0\"}]}"
            .formatted(ARN, ARN));
    aws.components.put(
        "/ListComponentBuildVersions",
        "{\"componentSummaryList\":[{\"arn\":\"%s1.10.0/9\"},{\"arn\":\"%s1.10.0/11\"}]}"
            .formatted(ARN, ARN));
    agent.with("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    agent.with("AWSTOE_IMAGEBUILDER_ENDPOINT", aws.url());
    Outcome outcome = agent.run("run", "-d", ARN + "1.x.x");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(saying("eleven"), agent.log("D0__app_1.10.0_11.yaml"));
    assertTrue(
        aws.calls.stream()
            .allMatch(
                call ->
                    call.header("Authorization").contains("/eu-west-1/imagebuilder/aws4_request")),
        "calls are signed");
  }

  @Test
  void CL32_aShellScriptIsASetupError() throws Exception {
    aws.components.put(
        get(ARN + "1.0.0/1"), "{\"component\":{\"format\":\"SHELL\",\"data\":\"echo\"}}");
    Outcome outcome = agent.run("run", "-d", ARN + "1.0.0/1");
    assertEquals(1, outcome.exitCode());
    assertTrue(failure(outcome).contains("imported shell script"), failure(outcome));
    assertEquals("0", Json.at(outcome.stdout(), "executedStepCount"));
  }

  @Test
  void validationFetchesDocumentsOfTheCall() throws Exception {
    aws.put("/cfg/good.yml", saying("x"));
    aws.put("/cfg/bad.yml", saying("x").replace("ExecuteBash", "ExecuteBsh"));
    component(ARN + "1.0.0/1", calling("document: s3://cfg/absent.yml"));
    Outcome good = agent.run("validate", "-d", "s3://cfg/good.yml," + ARN + "1.0.0/1");
    assertEquals(0, good.exitCode(), good::toString);
    assertFalse(
        aws.calls.stream().anyMatch(call -> call.path().contains("absent")),
        "nested documents are left to run time (CL-20)");
    Outcome bad = agent.run("validate", "-d", "s3://cfg/bad.yml");
    assertEquals(1, bad.exitCode());
    assertTrue(Json.at(bad.stdout(), "message").contains("ExecuteBsh"), bad::toString);
    assertTrue(bad.stderr().contains("s3://cfg/bad.yml:6:"), bad::toString);
  }

  @Test
  void refusalsNameCodeMessageAndPermission() throws Exception {
    aws.first =
        call ->
            Optional.of(
                call.path().startsWith("/GetComponent")
                    ? Answer.json(403, "AccessDeniedException", "not you")
                    : Answer.s3(403, "AccessDenied"));
    String s3 = failure(agent.run("run", "-d", "s3://cfg/top.yml"));
    assertTrue(s3.startsWith("Unable to download document s3://cfg/top.yml: AccessDenied: "), s3);
    assertTrue(s3.contains("s3:GetObject"), s3);
    String arn = failure(agent.run("run", "-d", ARN + "1.0.0/1"));
    assertTrue(
        arn.startsWith(
            "Unable to download document " + ARN + "1.0.0/1: AccessDeniedException: not you"),
        arn);
    assertTrue(arn.contains("imagebuilder:GetComponent"), arn);
  }

  @Test
  void CL34_withoutCredentialsItFailsAtOnceAndNamesTheChain() throws Exception {
    agent.with("AWS_ACCESS_KEY_ID", "").with("AWS_SECRET_ACCESS_KEY", "");
    for (String source : List.of("s3://cfg/top.yml", ARN + "1.0.0/1")) {
      String text = failure(agent.run("run", "-d", source));
      assertTrue(text.startsWith("cannot fetch " + source + ": no AWS access"), text);
      assertTrue(text.contains("no AWS credentials found"), text);
    }
    assertEquals(List.of(), aws.calls);
  }
}
