package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;

/** Converts a text file from UTF-8 to another encoding. */
public final class SetFileEncoding implements ActionModule<SetFileEncoding.Inputs> {

  private static final String NAME = "SetFileEncoding";
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final Set<OpenOption> WRITING =
      Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  /** What it takes. */
  public record Inputs(
      @Input(value = "The file to convert.", required = true) FilePath path,
      @Input(value = "utf8, or utf16 or utf32 with an optional -LE or -BE.", byDefault = "utf8")
          TextEncoding encoding) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Converts a text file from UTF-8 to another encoding.", Inputs.class)
        .list()
        .example(
            """
            - name: ConvertSettings
              action: SetFileEncoding
              inputs:
                - path: /opt/app/settings.ini
                  encoding: utf-16
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot write", input.path().text(), () -> convert(input, context));
  }

  private static ActionResult convert(Inputs input, ActionContext context) throws IOException {
    context.deadline().check();
    String written = input.path().text();
    NamedPath file = new NamedPath(ExistingFile.at(input.path(), context), written);
    if (Files.size(file.path()) > MOST_BYTES) {
      throw new FileFailure("file is larger than 64 MiB: " + written);
    }
    Conversion conversion = new Conversion(file, input.encoding(), context);
    OptionalLong invalid = conversion.firstInvalid();
    if (invalid.isPresent() && conversion.isDone()) {
      context.log().info("already " + input.encoding().name() + ": " + written);
    } else if (invalid.isPresent()) {
      throw new FileFailure("is not valid UTF-8 (byte " + invalid.getAsLong() + "): " + written);
    } else if (conversion.isNeeded()) {
      replace(file, conversion, context);
    }
    return ActionResult.succeeded();
  }

  /** The text is nowhere else, so that the old file stays until the new one is complete. */
  private static void replace(NamedPath file, Conversion conversion, ActionContext context)
      throws IOException {
    FileChannel.open(file.path(), WRITING).close();
    Path part = PartName.beside(file.path());
    try {
      Files.createFile(part, ClosedMode.ofFile(part));
      conversion.writeTo(part);
      try (FileChannel written = FileChannel.open(part, WRITING)) {
        written.force(true);
      }
      if (!isRenamed(part, file.path())) {
        // Half of it would be worse than a late end: the deadline has to wait.
        new ContentCopy(new Unhurried(context), true).rewrite(file.at(part), file);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Not possible for a file with more names, of someone else's, or that is a mount point. */
  private static boolean isRenamed(Path part, Path file) throws IOException {
    if (hasMoreNames(file) || !Metadata.copyAccess(file, part)) {
      return false;
    }
    try {
      Replacement.rename(part, file);
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  private static boolean hasMoreNames(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && !Files.getAttribute(file, "unix:nlink").equals(1);
  }
}
