package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads a text file into an output. */
public final class ReadFile implements ActionModule<ReadFile.Inputs> {

  private static final String NAME = "ReadFile";
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final int PIECE = 64 * 1024;

  /** What it takes. */
  public record Inputs(
      @Input(value = "The file to read.", required = true) FilePath path,
      @Input(value = "utf8, or utf16 or utf32 with an optional -LE or -BE.", byDefault = "utf8")
          TextEncoding encoding,
      @Input(value = "Whether to write the text to the log, too.", byDefault = "false")
          boolean printFileContent) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Reads a text file into an output.", Inputs.class)
        .list()
        .giving(Output.exactText("content", "The text of the file, with all its line breaks."))
        .example(
            """
            - name: ReadRelease
              action: ReadFile
              inputs:
                - path: /etc/os-release
                  printFileContent: true
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot read", input.path().text(), () -> read(input, context));
  }

  private static ActionResult read(Inputs input, ActionContext context) throws IOException {
    Path file = ExistingFile.at(input.path(), context);
    byte[] bytes = bytesOf(file, input.path().text(), context.deadline());
    String text = input.encoding().decodeFile(bytes, input.path().text());
    if (input.printFileContent()) {
      text.lines().forEach(context.log()::info);
    }
    return ActionResult.succeeded("content", text);
  }

  /** Reads to the end, as the size of a file under /proc says nothing (RD-4, RD-6). */
  private static byte[] bytesOf(Path file, String written, Deadline deadline) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] piece = new byte[PIECE];
      for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
        deadline.check();
        read.write(piece, 0, count);
        if (read.size() > MOST_BYTES) {
          throw new FileFailure("file is larger than 16 MiB: " + written);
        }
      }
    }
    return read.toByteArray();
  }
}
