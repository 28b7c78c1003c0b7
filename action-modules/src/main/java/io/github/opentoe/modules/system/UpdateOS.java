package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TemporaryFolder;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.WindowsScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Installs updates of the operating system. */
public final class UpdateOS implements ActionModule<UpdateOS.Inputs> {

  private static final String KB_PATTERN = "(?i)(KB)?[0-9]*\\*[0-9*]*";

  private final PackageLock.Pace pace;

  /** The action as it is installed. */
  public UpdateOS() {
    this(PackageLock.Pace.STANDARD);
  }

  UpdateOS(PackageLock.Pace pace) {
    this.pace = pace;
  }

  /** What it takes. */
  public record Inputs(
      @Input("Only these: packages; on Windows KB numbers or titles. '*' is any characters.")
          List<String> include,
      @Input("None of these, whatever 'include' says.") List<String> exclude) {
    public Inputs {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            "UpdateOS", "Installs updates of the operating system.", Inputs.class)
        .on(Platform.LINUX, Platform.WINDOWS)
        .example(
            """
            - name: UpdateAllButTheKernel
              action: UpdateOS
              inputs:
                exclude:
                  - kernel*
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.include().forEach(item -> checkItem(item, "include", check));
    input.exclude().forEach(item -> checkItem(item, "exclude", check));
  }

  private static void checkItem(String item, String key, InputCheck check) {
    String subject = "item '" + item + "' of '" + key + "'";
    if (item.isEmpty()) {
      check.error(key, "an item of '" + key + "' is empty");
    } else if (item.chars().anyMatch(Character::isISOControl)) {
      check.error(key, "an item of '" + key + "' holds a control character");
    } else if (item.startsWith("-")) {
      check.error(key, subject + " starts with '-'");
    } else if (check.platform() == Platform.LINUX
        && item.chars().anyMatch(Character::isWhitespace)) {
      check.error(key, subject + " holds a blank, which no package name does");
    } else if (check.platform() == Platform.WINDOWS && item.matches(KB_PATTERN)) {
      check.note(key, subject + " is a pattern for titles, not a KB number");
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context)
      throws IOException, InterruptedException {
    try {
      return context.platform() == Platform.WINDOWS
          ? updateWindows(input, context)
          : updateLinux(input, context);
    } catch (CommandStop stop) {
      return stop.result();
    }
  }

  private ActionResult updateLinux(Inputs input, ActionContext context)
      throws IOException, InterruptedException {
    Path root = context.workingDirectory().getFileSystem().getPath("/");
    return new LinuxUpdate(context, root, pace).run(PackageFilter.of(input));
  }

  private static ActionResult updateWindows(Inputs input, ActionContext context)
      throws IOException, InterruptedException {
    WindowsUpdateFilter filter = new WindowsUpdateFilter(input.include(), input.exclude());
    try (TemporaryFolder folder = context.temporaryFolder()) {
      WindowsScript scripts = new WindowsScript(context, folder.path());
      return new WindowsUpdate(context, scripts, filter).run();
    }
  }
}
