package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Lists the files of a folder, for chaining. */
public final class ListFiles implements ActionModule<ListFiles.Inputs> {

  private static final String NAME = "ListFiles";

  /** What it takes. */
  public record Inputs(
      @Input(value = "The folder.", required = true) FolderPath path,
      @Input("Which names to list: '*' stands for any characters. All, if absent or empty.")
          Optional<String> fileNamePattern,
      @Input(value = "Whether to list the files of all folders below, too.", byDefault = "false")
          boolean recursive) {}

  /** A folder still to be read, and how the paths of its files begin. */
  private record Pending(Path path, String prefix) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Lists the files of a folder.", Inputs.class)
        .list()
        .giving(Output.text("files", "The paths of the files, with commas between them."))
        .example(
            """
            - name: FindPackages
              action: ListFiles
              inputs:
                - path: /opt/packages
                  fileNamePattern: '*.rpm'
                  recursive: true
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
    boolean holdsSeparator =
        input
            .fileNamePattern()
            .orElse("")
            .chars()
            .anyMatch(unit -> PathSyntax.isSeparator((char) unit, check.platform()));
    if (holdsSeparator) {
      check.error(
          "fileNamePattern", "'fileNamePattern' of ListFiles is for names, without a separator");
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot list", input.path().text(), () -> list(input, context));
  }

  private static ActionResult list(Inputs input, ActionContext context) throws IOException {
    String written = input.path().text();
    Path start = FinalLink.follow(input.path().in(context), written);
    switch (FileKind.behindLinks(start)) {
      case MISSING -> throw new FileFailure("folder does not exist: " + written);
      case FOLDER -> {}
      case FILE, LINK, OTHER -> throw new FileFailure("path is not a folder: " + written);
    }
    List<String> files = new ArrayList<>();
    Deque<Pending> pending = new ArrayDeque<>();
    String base = PathSyntax.withoutTrailingSeparators(written, context.platform());
    pending.add(new Pending(start, base + separator(context)));
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      try {
        scan(next, input, context, files, pending);
      } catch (NoSuchFileException vanished) {
        context.log().debug("already gone: " + next.prefix());
      } catch (FileFailure undecodable) {
        throw undecodable;
      } catch (IOException failure) {
        throw new FileFailure("cannot list", next.prefix(), failure);
      }
    }
    files.sort(CodePointOrder.OF_TEXTS);
    warnAboutSeparators(files, context);
    return ActionResult.succeeded("files", String.join(",", files));
  }

  private static void scan(
      Pending folder,
      Inputs input,
      ActionContext context,
      List<String> files,
      Deque<Pending> pending)
      throws IOException {
    Wildcard names = names(input, context);
    for (Path entry : FolderListing.of(folder.path(), folder.prefix())) {
      context.deadline().check();
      String name = FolderListing.nameOf(entry);
      FileKind kind = FileKind.of(entry);
      if (kind == FileKind.FOLDER && input.recursive()) {
        pending.add(new Pending(entry, folder.prefix() + name + separator(context)));
      } else if (names.matches(name) && isFile(kind, entry)) {
        files.add(folder.prefix() + name);
      }
    }
  }

  private static Wildcard names(Inputs input, ActionContext context) {
    String pattern = input.fileNamePattern().filter(text -> !text.isEmpty()).orElse("*");
    return new Wildcard(pattern, context.platform() == Platform.WINDOWS);
  }

  private static String separator(ActionContext context) {
    return context.platform() == Platform.WINDOWS ? "\\" : "/";
  }

  private static boolean isFile(FileKind kind, Path entry) {
    return kind == FileKind.FILE || (kind == FileKind.LINK && Files.isRegularFile(entry));
  }

  /** The output has no way to tell such a name from two (LS-5). */
  private static void warnAboutSeparators(List<String> files, ActionContext context) {
    for (String file : files) {
      if (file.chars().anyMatch(unit -> unit == ',' || unit == '\n' || unit == '\r')) {
        context.log().warning("a path holds a comma or a line break: " + file);
      }
    }
  }
}
