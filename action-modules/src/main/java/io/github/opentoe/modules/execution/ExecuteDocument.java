package io.github.opentoe.modules.execution;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.action.Output;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs another component document inside a step. */
public final class ExecuteDocument implements ActionModule<ExecuteDocument.Inputs> {

  private static final String OWNER_KEY = "document-s3-bucket-owner";
  private static final String ACCOUNT = "[0-9]{12}";
  private static final String S3 = "s3://";
  private static final String COMMA = ",";

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "A local path, an s3:// URI, or the ARN of a component build version.",
              required = true,
              document = true)
          String document,
      @Input(value = "The account that must own the bucket of an s3:// document.", key = OWNER_KEY)
          Optional<String> bucketOwner,
      @Input("The phases to run, with commas between them; all, if absent or empty.")
          Optional<String> phases,
      @Input("Values for the parameters of the document.") Optional<List<Parameter>> parameters) {}

  /** A value for a parameter of the nested document. */
  public record Parameter(
      @Input(value = "The parameter.", required = true) String name,
      @Input(value = "Its value.", required = true) String value) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("ExecuteDocument", "Runs another component document.", Inputs.class)
        .timing(Timeout.NONE)
        .giving(
            Output.text("executionId", "The id of the nested run."),
            Output.text("status", "success or failed."),
            Output.number("executedStepCount", "How many steps ran."),
            Output.number("failedStepCount", "How many of them failed."),
            Output.number("ignoredFailedStepCount", "How many failures were ignored."),
            Output.number("skippedStepCount", "How many steps were skipped."),
            Output.text("failureMessage", "Why the nested run failed; empty otherwise."),
            Output.text("logUrl", "Always empty: nested runs have no log folder of their own."))
        .example(
            """
            - name: Harden
              action: ExecuteDocument
              inputs:
                document: harden.yaml
                phases: build
                parameters:
                  - name: Level
                    value: strict
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    boolean isText =
        !input.document().isEmpty() && input.document().chars().noneMatch(Character::isISOControl);
    if (!isText) {
      check.error("document", "'document' of ExecuteDocument is not a valid path");
    }
    String owner = input.bucketOwner().orElse("");
    if (!owner.isEmpty()) {
      if (!owner.matches(ACCOUNT)) {
        check.error(OWNER_KEY, "'" + OWNER_KEY + "' of ExecuteDocument must be 12 digits");
      } else if (!input.document().regionMatches(true, 0, S3, 0, S3.length())) {
        check.error(
            OWNER_KEY, "'" + OWNER_KEY + "' of ExecuteDocument is only for s3:// documents");
      }
    }
    Set<String> names = new HashSet<>();
    for (Parameter parameter : input.parameters().orElse(List.of())) {
      if (!names.add(parameter.name())) {
        check.error("parameters", "parameter '" + parameter.name() + "' is given twice");
      }
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    Set<String> phases =
        Pattern.compile(COMMA)
            .splitAsStream(input.phases().orElse(""))
            .map(String::strip)
            .filter(phase -> !phase.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Parameter parameter : input.parameters().orElse(List.of())) {
      parameters.put(parameter.name(), parameter.value());
    }
    return context
        .documents()
        .run(
            new NestedDocuments.Request(
                input.document(), input.bucketOwner().orElse(""), phases, parameters));
  }
}
