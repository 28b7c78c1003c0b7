package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.modules.ValidatedOnly;
import java.util.Optional;

/** Sends files to S3. */
public final class S3Upload implements ActionModule<S3Upload.Inputs> {

  private static final String NAME = "S3Upload";

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "A file, a folder, or files by a pattern with '*' in its last segment.",
              required = true)
          UploadSource source,
      @Input(value = "An s3:// URI: a key, or a prefix that ends in a slash.", required = true)
          S3Destination destination,
      @Input(value = "Whether to send what is in folders, too.", byDefault = "false")
          boolean recurse,
      @Input("The account that must own the bucket, as 12 digits.")
          Optional<AccountId> expectedBucketOwner) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Sends files to S3." + ValidatedOnly.SENTENCE, Inputs.class)
        .list()
        .example(
            """
            - name: KeepReports
              action: S3Upload
              inputs:
                - source: /var/log/tests/*.xml
                  destination: s3://my-bucket/reports/
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
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    return ValidatedOnly.result();
  }
}
