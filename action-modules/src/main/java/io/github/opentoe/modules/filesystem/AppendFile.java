package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** Adds text at the end of an existing file. */
public final class AppendFile implements ActionModule<AppendFile.Inputs> {

  private static final String NAME = "AppendFile";
  private static final Set<OpenOption> APPENDING =
      Set.of(StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

  /** What it takes. */
  public record Inputs(
      @Input(value = "The file; it must exist.", required = true) FilePath path,
      @Input("The text to add, exactly as it stands; no line break is added.")
          Optional<String> content,
      @Input(value = "utf8, or utf16 or utf32 with an optional -LE or -BE.", byDefault = "utf8")
          TextEncoding encoding) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Adds text at the end of an existing file.", Inputs.class)
        .list()
        .repeating(Repeat.UNSAFE)
        .example(
            """
            - name: AddBanner
              action: AppendFile
              inputs:
                - path: /etc/motd
                  content: "built by opentoe\\n"
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot write", input.path().text(), () -> append(input, context));
  }

  private static ActionResult append(Inputs input, ActionContext context) throws IOException {
    String written = input.path().text();
    Path file = ExistingFile.at(input.path(), context);
    byte[] content = input.encoding().encode(input.content().orElse(""));
    warnAboutOtherMark(input, file, context);
    context.deadline().check();
    try (FileChannel channel = FileChannel.open(file, APPENDING)) {
      if (content.length > 0) {
        write(channel, content);
      }
    } catch (IOException failure) {
      throw new FileFailure("cannot write", written, failure);
    }
    return ActionResult.succeeded();
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    channel.force(true);
  }

  /** The file is not converted, so that another encoding makes it a mixed one (APP-3). */
  private static void warnAboutOtherMark(Inputs input, Path file, ActionContext context) {
    try (InputStream start = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      ByteOrderMark.startOf(start.readNBytes(4))
          .filter(mark -> !mark.charset().equals(input.encoding().charset()))
          .ifPresent(
              mark ->
                  context
                      .log()
                      .warning(
                          input.path().text()
                              + " begins with the mark of "
                              + mark.charset().name()
                              + " and now gets "
                              + input.encoding().name()));
    } catch (IOException unreadable) {
      context.log().debug("cannot look for a byte order mark: " + input.path().text());
    }
  }
}
