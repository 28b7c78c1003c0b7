package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.ValidatedOnly;
import java.util.List;
import java.util.regex.Pattern;

/** Installs updates of the operating system. */
public final class UpdateOS implements ActionModule<UpdateOS.Inputs> {

  private static final Pattern KB_PATTERN = Pattern.compile("(?i)(KB)?[0-9]*\\*[0-9*]*");

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
            "UpdateOS",
            "Installs updates of the operating system." + ValidatedOnly.SENTENCE,
            Inputs.class)
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
    } else if (check.platform() == Platform.WINDOWS && KB_PATTERN.matcher(item).matches()) {
      check.note(key, subject + " is a pattern for titles, not a KB number");
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    return ValidatedOnly.result();
  }
}
