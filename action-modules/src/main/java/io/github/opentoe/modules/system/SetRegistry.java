package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.modules.ValidatedOnly;

/** Sets values of the Windows registry. */
public final class SetRegistry implements ActionModule<SetRegistry.Inputs> {

  /** What it takes. */
  public record Inputs(
      @Input(value = "The key: a hive such as HKLM:, and the rest behind a '\\'.", required = true)
          RegistryPath path,
      @Input(value = "The value's name; (Default) or '' for the default value.", required = true)
          String name,
      @Input(value = "A text, a number or a list, as the type wants it.", required = true)
          TextOrList value,
      @Input(value = "BINARY, DWORD, QWORD, SZ, EXPAND_SZ or MULTI_SZ.", required = true)
          RegistryType type) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            "SetRegistry",
            "Sets values of the Windows registry." + ValidatedOnly.SENTENCE,
            Inputs.class)
        .on(Platform.WINDOWS)
        .list()
        .example(
            """
            - name: AllowLongPaths
              action: SetRegistry
              inputs:
                - path: 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\FileSystem'
                  name: LongPathsEnabled
                  value: 1
                  type: DWORD
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check);
    if (input.name().indexOf('\0') >= 0) {
      check.error("name", "'name' of SetRegistry holds a NUL");
    }
    if (input.type().isPrefixed()) {
      check.note("type", "the original agent may know this type only without REG_");
    }
    new RegistryValue(input.type().kind(), input.value())
        .problem()
        .ifPresent(problem -> check.error("value", problem));
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    return ValidatedOnly.result();
  }
}
