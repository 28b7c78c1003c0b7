package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates a symbolic link to something that exists. */
public final class CreateSymlink implements ActionModule<CreateSymlink.Inputs> {

  private static final String NAME = "CreateSymlink";

  /** What it takes. */
  public record Inputs(
      @Input(value = "The link; missing folders above it are created.", required = true)
          FilePath path,
      @Input(
              value =
                  "The file or folder that it leads to, which must exist; may be relative to the"
                      + " link's folder.",
              required = true)
          EntryPath target,
      @Input(value = "Whether an existing link may be replaced.", byDefault = "false")
          boolean force) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Creates a symbolic link.", Inputs.class)
        .on(Platform.LINUX, Platform.MACOS)
        .list()
        .repeating(Repeat.SAFE_WHEN_FORCED)
        .example(
            """
            - name: SelectVersion
              action: CreateSymlink
              inputs:
                - path: /opt/app/current
                  target: /opt/app/releases/1.2
                  force: true
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
    input.target().check(check, NAME, "target");
    if (input.path().text().equals(input.target().text())) {
      check.error("target", sameAs(input));
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot create", input.path().text(), () -> create(input, context));
  }

  private static ActionResult create(Inputs input, ActionContext context) throws IOException {
    context.deadline().check();
    NamedPath link = new NamedPath(input.path().in(context).toAbsolutePath(), input.path().text());
    Path text = LinkText.of(input.target(), link.path(), context);
    if (LinkText.isSamePlace(link.path(), link.path().resolveSibling(text))) {
      throw new FileFailure(sameAs(input));
    }
    switch (FileKind.of(link.path())) {
      case LINK -> replace(link, text, input.force());
      case MISSING -> createNew(link, text);
      case FILE, FOLDER, OTHER -> throw inTheWay(link);
    }
    return ActionResult.succeeded();
  }

  private static void createNew(NamedPath link, Path text) throws IOException {
    NewFolders.above(link);
    try {
      Files.createSymbolicLink(link.path(), text);
    } catch (FileAlreadyExistsException existing) {
      throw FileKind.of(link.path()) == FileKind.LINK ? existing(link) : inTheWay(link);
    }
  }

  private static void replace(NamedPath link, Path text, boolean force) throws IOException {
    if (!force) {
      throw existing(link);
    }
    Replacement.of(link.path(), part -> Files.createSymbolicLink(part, text));
  }

  private static String sameAs(Inputs input) {
    return "path and target are the same: " + input.path().text();
  }

  private static FileFailure existing(NamedPath link) {
    return new FileFailure("link already exists: " + link.written());
  }

  private static FileFailure inTheWay(NamedPath link) {
    return new FileFailure("path exists and is not a symbolic link: " + link.written());
  }
}
