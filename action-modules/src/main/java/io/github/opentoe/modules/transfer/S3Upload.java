package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.modules.transfer.SideBySide.Job;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Sends files to S3. */
public final class S3Upload implements ActionModule<S3Upload.Inputs> {

  private static final String NAME = "S3Upload";

  private final Duration interval;

  /** The action as it is installed. */
  public S3Upload() {
    this(Pace.STANDARD.progress());
  }

  /** An action that says this often how far it is. */
  S3Upload(Duration interval) {
    this.interval = interval;
  }

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
    return ActionDeclaration.of(NAME, "Sends files to S3.", Inputs.class)
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
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return Transfer.asResult(
        "cannot read: " + input.source().text(),
        () -> {
          send(new UploadSearch(input, context).run(), context);
          return ActionResult.succeeded();
        });
  }

  private void send(List<Upload> uploads, ActionContext context)
      throws IOException, InterruptedException {
    Deadline deadline = context.deadline();
    ObjectStore objects = context.objects();
    long all = uploads.stream().mapToLong(Upload::size).sum();
    context.log().info("uploading " + files(uploads.size()) + ", " + all + " bytes");
    SharedProgress progress =
        new SharedProgress(new Progress(context.log(), "uploaded", interval), all);
    List<Job> jobs = new ArrayList<>();
    for (Upload upload : uploads) {
      LongConsumer one = progress.ofOne();
      jobs.add(
          new Job(
              upload.size(),
              () -> {
                objects.upload(upload.file(), upload.to(), deadline, one);
                return "uploaded " + upload.written() + " to " + upload.to();
              }));
    }
    new SideBySide(context.log(), deadline).run(jobs);
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }
}
