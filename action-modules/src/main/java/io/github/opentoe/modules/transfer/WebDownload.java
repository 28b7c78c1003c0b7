package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.filesystem.FolderPath;
import io.github.opentoe.modules.filesystem.WindowsPath;
import java.io.IOException;
import java.util.Optional;

/** Fetches files over HTTP or HTTPS, verified on request. */
public final class WebDownload implements ActionModule<WebDownload.Inputs> {

  private static final String NAME = "WebDownload";
  private static final String DESTINATION = "destination";
  static final String NO_NAME = "cannot derive a file name from the URL; give one in destination";

  private final Pace pace;

  /** The action as it is installed. */
  public WebDownload() {
    this(Pace.STANDARD);
  }

  WebDownload(Pace pace) {
    this.pace = pace;
  }

  /** What it takes. */
  public record Inputs(
      @Input(value = "An absolute http or https URL.", required = true) WebUrl source,
      @Input(value = "The file, or a folder if it ends with a separator.", required = true)
          FolderPath destination,
      @Input(value = "Whether an existing file may be replaced.", byDefault = "true")
          boolean overwrite,
      @Input("What the file must hash to, as hex digits; needs 'algorithm'.")
          Optional<Checksum> checksum,
      @Input("MD5, SHA1, SHA256 or SHA512; needs 'checksum'.") Optional<Algorithm> algorithm,
      @Input(value = "Whether to accept any certificate.", byDefault = "false")
          boolean ignoreCertificateErrors) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Fetches files over HTTP or HTTPS.", Inputs.class)
        .list()
        .giving(Output.text(DESTINATION, "The paths of the files, with line breaks between them."))
        .repeating(Repeat.SAFE_WHEN_OVERWRITING)
        .example(
            """
            - name: FetchInstaller
              action: WebDownload
              inputs:
                - source: https://downloads.example.com/tool/tool-3.1.tgz
                  destination: /opt/tool/
                  checksum: e0edcb6027598abbee539c47a1dd45523812f7161432d8eead37c90121bf291b
                  algorithm: SHA256
            """);
  }

  @Override
  public void checkKeys(InputCheck check) {
    boolean checksum = check.isGiven("checksum");
    if (checksum != check.isGiven("algorithm")) {
      check.error(
          checksum ? "checksum" : "algorithm", "WebDownload needs both 'checksum' and 'algorithm'");
    }
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.destination().check(check, NAME, DESTINATION);
    boolean isFolder = input.destination().endsInSeparator(check.platform());
    if (isFolder && fileName(input, check.platform()).isEmpty()) {
      check.error("source", NO_NAME);
    }
    if (input.source().isInstanceMetadata()) {
      check.warning("source", "instance metadata is normally refused without a session token");
    }
    checkVerification(input, check);
  }

  private static void checkVerification(Inputs input, InputCheck check) {
    boolean verified = input.checksum().isPresent() && input.algorithm().isPresent();
    if (verified) {
      Algorithm algorithm = input.algorithm().get();
      if (input.checksum().get().hex().length() != algorithm.hexLength()) {
        check.error(
            "checksum",
            "'checksum' of WebDownload must be "
                + algorithm.hexLength()
                + " hex digits for "
                + algorithm.name());
      }
      if (algorithm.isWeak()) {
        check.warning("algorithm", algorithm.name() + " protects against accidents only");
      }
    }
    if (input.ignoreCertificateErrors()) {
      String key = "ignoreCertificateErrors";
      check.warning(key, "certificate errors are ignored");
      if (!verified) {
        check.warning(key, "without a checksum, nothing shows whether the file is the right one");
      }
    }
  }

  /** The name the URL gives, if files of the platform can have it (WEB-1, WEB-2). */
  static Optional<String> fileName(Inputs input, Platform platform) {
    return input
        .source()
        .fileName()
        .filter(name -> platform != Platform.WINDOWS || WindowsPath.problem(name).isEmpty());
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return Transfer.asResult(
        "cannot write: " + input.destination().text(),
        () -> {
          DownloadTarget target = DownloadTarget.of(input, context);
          if (target.isDone(input, context)) {
            context.log().info("is there already, as the checksum wants it: " + target.written());
          } else {
            download(input, context, target);
          }
          return ActionResult.succeeded(DESTINATION, target.written());
        });
  }

  private void download(Inputs input, ActionContext context, DownloadTarget target)
      throws IOException, InterruptedException {
    target.createFolders();
    try (PartFile part = PartFile.beside(target.path(), target.written(), input.algorithm());
        SocketGuard guard = SocketGuard.of(context.deadline())) {
      context.log().info("downloading " + input.source());
      ProxyRules proxies = new ProxyRules(context.environment());
      Tls tls = new Tls(context, input.ignoreCertificateErrors());
      new Fetch(input, context, new WebClient(proxies, tls, pace, guard), part).run();
      new Placement(part, target, context.deadline()).place(input.overwrite());
      context.log().info("downloaded " + part.size() + " bytes to " + target.written());
    }
  }
}
