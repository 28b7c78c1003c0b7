package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.StoredObject;
import io.github.opentoe.modules.filesystem.FileKind;
import io.github.opentoe.modules.filesystem.FolderPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Copies objects from S3 to files. */
public final class S3Download implements ActionModule<S3Download.Inputs> {

  private static final String NAME = "S3Download";

  private static final String NO_NAME = "destination must include a file name: ";

  private final Duration interval;

  /** The action as it is installed. */
  public S3Download() {
    this(Pace.STANDARD.progress());
  }

  /** An action that says this often how far it is. */
  S3Download(Duration interval) {
    this.interval = interval;
  }

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
    return ActionDeclaration.of(NAME, "Copies objects from S3 to files.", Inputs.class)
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
      check.error("destination", NO_NAME + input.destination().text());
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return Transfer.asResult(
        "cannot write: " + input.destination().text(),
        () -> {
          if (input.source().isPrefix()) {
            new WildcardDownload(input, context).run(interval);
          } else {
            fetch(input, context);
          }
          return ActionResult.succeeded();
        });
  }

  private void fetch(Inputs input, ActionContext context) throws IOException, InterruptedException {
    ObjectAddress address = input.source().uri().address(input.expectedBucketOwner());
    if (address.key().endsWith("/")) {
      throw TransferFailure.last(
          "key ends with a slash: " + address.key() + "; write " + address + "* for all below it");
    }
    DownloadTarget target = target(input, context);
    context.log().info("downloading " + address);
    ObjectDownload download = ObjectDownload.of(input, context);
    StoredObject object = download.objects().describe(address, download.deadline());
    target.createFolders();
    SharedProgress progress =
        new SharedProgress(new Progress(context.log(), "downloaded", interval), object.size());
    context.log().info(download.fetch(object, target, TargetFolder.byPath(), progress.ofOne()));
  }

  private static DownloadTarget target(Inputs input, ActionContext context) throws IOException {
    String written = input.destination().text();
    Path path = input.destination().in(context);
    if (input.destination().endsInSeparator(context.platform())
        || FileKind.behindLinks(path) == FileKind.FOLDER) {
      throw TransferFailure.last(NO_NAME + written);
    }
    return DownloadTarget.at(path, written, input.overwrite());
  }
}
