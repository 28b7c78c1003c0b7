package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TemporaryFolder;
import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.ScriptRecord;
import io.github.opentoe.modules.command.WindowsScript;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Sets values of the Windows registry. */
public final class SetRegistry implements ActionModule<SetRegistry.Inputs> {

  private static final String DEFAULT = "(Default)";

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
    return ActionDeclaration.of("SetRegistry", "Sets values of the Windows registry.", Inputs.class)
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
  public ActionResult run(Inputs input, ActionContext context)
      throws IOException, InterruptedException {
    boolean isDefault = input.name().isEmpty() || input.name().equals(DEFAULT);
    String subject = input.path() + "\\" + (isDefault ? DEFAULT : input.name());
    Map<String, Value> data =
        Map.of(
            "hive", Value.text(input.path().hive().platformName()),
            "key", Value.text(input.path().key()),
            "name", Value.text(isDefault ? "" : input.name()),
            "kind", Value.text(input.type().kind().platformName()),
            "value", new RegistryValue(input.type().kind(), input.value()).data());
    List<ScriptRecord> records;
    try (TemporaryFolder folder = context.temporaryFolder()) {
      records = new WindowsScript(context, folder.path()).run("set-registry", data);
    } catch (CommandStop stop) {
      return stop.result();
    }
    if (records.stream().anyMatch(item -> item.kind().equals("set"))) {
      context.log().info("set " + subject);
      return ActionResult.succeeded();
    }
    return ActionResult.failed("cannot set " + subject + ": " + reason(records));
  }

  private static String reason(List<ScriptRecord> records) {
    return records.stream()
        .filter(WindowsScript::isFailure)
        .map(failure -> failure.field(1).isEmpty() ? failure.field(0) : failure.field(1))
        .findFirst()
        .orElse("access is denied");
  }
}
