package io.github.opentoe.modules.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeCheck;
import io.github.opentoe.modules.FakeContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecuteDocumentTest {

  private final FakeContext context = new FakeContext(Path.of("/work"));

  private static ExecuteDocument.Inputs inputs(
      String document, String owner, String phases, ExecuteDocument.Parameter... parameters) {
    return new ExecuteDocument.Inputs(
        document, Optional.of(owner), Optional.of(phases), Optional.of(List.of(parameters)));
  }

  private static ExecuteDocument.Parameter parameter(String name, String value) {
    return new ExecuteDocument.Parameter(name, value);
  }

  private static List<String> errors(ExecuteDocument.Inputs inputs) {
    FakeCheck check = new FakeCheck(Platform.LINUX);
    new ExecuteDocument().check(inputs, check);
    return check.errors;
  }

  @Test
  void DOC1_everythingIsHandedOver() throws Exception {
    context.documentResult = ActionResult.failed("Document x.yml failed!");
    ActionResult result =
        new ExecuteDocument()
            .run(
                inputs(
                    "s3://b/x.yml",
                    "012345678901",
                    " build, ,validate ",
                    parameter("A", "1"),
                    parameter("B", "")),
                context);
    assertSame(context.documentResult, result);
    assertEquals(
        List.of(
            new NestedDocuments.Request(
                "s3://b/x.yml",
                "012345678901",
                Set.of("build", "validate"),
                Map.of("A", "1", "B", ""))),
        context.requests);
  }

  @Test
  void DOC1_onlyTheDocumentIsNeeded() throws Exception {
    ExecuteDocument.Inputs inputs =
        new ExecuteDocument.Inputs("x.yml", Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(List.of(), errors(inputs));
    new ExecuteDocument().run(inputs, context);
    assertEquals(
        List.of(new NestedDocuments.Request("x.yml", "", Set.of(), Map.of())), context.requests);
  }

  @Test
  void DOC2_bucketOwnerIsTwelveDigitsAndOnlyForS3() {
    assertEquals(List.of(), errors(inputs("S3://b/x.yml", "012345678901", "")));
    assertEquals(List.of(), errors(inputs("x.yml", "", "")));
    assertEquals(
        List.of(
            "document-s3-bucket-owner: 'document-s3-bucket-owner' of ExecuteDocument must be 12"
                + " digits"),
        errors(inputs("s3://b/x.yml", "12345678901", "")));
    assertEquals(
        List.of(
            "document-s3-bucket-owner: 'document-s3-bucket-owner' of ExecuteDocument is only for"
                + " s3:// documents"),
        errors(inputs("x.yml", "012345678901", "")));
  }

  @Test
  void DOC3_takesNoTimeout() {
    assertEquals(Timeout.NONE, new ExecuteDocument().declaration().timeout());
  }

  @Test
  void DOC4_duplicateParameterIsAnError() {
    assertEquals(
        List.of("parameters: parameter 'A' is given twice"),
        errors(inputs("x", "", "", parameter("A", "1"), parameter("B", "1"), parameter("A", ""))));
  }

  @Test
  void AM30_documentMustBeAName() {
    String error = "document: 'document' of ExecuteDocument is not a valid path";
    assertEquals(List.of(error), errors(inputs("", "", "")));
    assertEquals(List.of(error), errors(inputs("a\tb", "", "")));
  }

  @Test
  void EX54_outputsOfTheNestedSummary() {
    assertEquals(
        List.of(
            "executionId",
            "status",
            "executedStepCount",
            "failedStepCount",
            "ignoredFailedStepCount",
            "skippedStepCount",
            "failureMessage",
            "logUrl"),
        new ExecuteDocument().declaration().outputs().stream().map(Output::name).toList());
  }
}
