package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.modules.ValidatedOnly;
import io.github.opentoe.modules.filesystem.FolderPath;
import java.util.Optional;

/** Copies objects from S3 to files. */
public final class S3Download implements ActionModule<S3Download.Inputs> {

  private static final String NAME = "S3Download";

  /** What it takes. */
  public record Inputs(
      @Input(value = "One object, or with /* at the end all below a prefix.", required = true)
          S3Source source,
      @Input(value = "The file; with a wildcard source, the folder.", required = true)
          FolderPath destination,
      @Input("The account that must own the bucket, as 12 digits.")
          Optional<AccountId> expectedBucketOwner,
      @Input(value = "Whether existing files may be replaced.", byDefault = "true")
          boolean overwrite) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Copies objects from S3 to files." + ValidatedOnly.SENTENCE, Inputs.class)
        .list()
        .repeating(Repeat.SAFE_WHEN_OVERWRITING)
        .example(
            """
            - name: FetchTools
              action: S3Download
              inputs:
                - source: s3://my-bucket/tools/*
                  destination: /opt/tools/
                  expectedBucketOwner: '123456789012'
            """);
  }

  @Override
  public void checkKeys(InputCheck check) {
    BucketOwner.recommend(check);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.source().check(check, NAME, "source");
    input.destination().check(check, NAME, "destination");
    if (!input.source().isPrefix() && input.destination().endsInSeparator(check.platform())) {
      check.error(
          "destination", "destination must include a file name: " + input.destination().text());
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    return ValidatedOnly.result();
  }
}
