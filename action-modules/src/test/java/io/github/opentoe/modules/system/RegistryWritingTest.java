package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.FakeContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryWritingTest {

  private static final String FOLDER = "C:\\AWSTOE1";

  private final FakeContext context =
      new FakeContext(Jimfs.newFileSystem(Configuration.windows()).getPath("C:\\work"));
  private String data = "";
  private String script = "";

  RegistryWritingTest() {
    context.platform = Platform.WINDOWS;
    context.environment.put("SystemRoot", "D:\\Win");
    answering(FakeContext.exited(0, "::set"));
  }

  private void answering(CommandResult result) {
    context.runner =
        Optional.of(
            command -> {
              script = read(command, 6);
              data = read(command, 7);
              return result;
            });
  }

  private String read(Command command, int index) {
    Path file = context.workingDirectory().getFileSystem().getPath(command.arguments().get(index));
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ActionResult set(String path, String name, String type, TextOrList value)
      throws Exception {
    return new SetRegistry()
        .run(
            new SetRegistry.Inputs(RegistryPath.parse(path), name, value, RegistryType.parse(type)),
            context);
  }

  private ActionResult set(String path) throws Exception {
    return set(path, "Level", "SZ", TextOrList.text("x"));
  }

  @Test
  void REG10_theNativeInterfaceIsUsedThroughAFixedScript() throws Exception {
    assertEquals(ActionResult.succeeded(), set("HKLM:\\SOFTWARE\\Ex ample\\"));
    assertEquals(
        List.of(
            Command.of(
                List.of(
                    "D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                    "-NoProfile",
                    "-NonInteractive",
                    "-ExecutionPolicy",
                    "Bypass",
                    "-File",
                    FOLDER + "\\set-registry.ps1",
                    FOLDER + "\\data.json"))),
        context.commands);
    String first = script;
    set("HKCU:\\'; Remove-Item C:\\ -Recurse; '");
    assertEquals(first, script);
    assertFalse(Files.exists(context.workingDirectory().resolveSibling("AWSTOE1")));
  }

  @Test
  void REG8_theViewIsThe64BitOne() throws Exception {
    set("HKLM:\\X");
    assertEquals(1, script.lines().filter(line -> line.endsWith("::Registry64")).count());
  }

  @ParameterizedTest
  @CsvSource({
    "HKCR:, ClassesRoot",
    "HKEY_USERS, Users",
    "hklm:, LocalMachine",
    "HKEY_CURRENT_CONFIG, CurrentConfig",
    "HKCU:, CurrentUser"
  })
  void REG1_everyHiveHasItsNameInTheInterface(String written, String hive) throws Exception {
    set(written + "\\A\\b/c");
    assertEquals(hive, text(data, "hive"));
    assertEquals("A\\\\b/c", text(data, "key"));
  }

  private static String text(String json, String key) {
    String start = "\"" + key + "\":\"";
    int from = json.indexOf(start) + start.length();
    return json.substring(from, json.indexOf('"', from));
  }

  @ParameterizedTest
  @CsvSource(
      value = {"(Default)|''", "''|''", "a\\b|a\\\\b", "(default)|(default)"},
      delimiter = '|')
  void REG3_theDefaultValueHasNoName(String written, String name) throws Exception {
    set("HKLM:\\X", written, "SZ", TextOrList.text("x"));
    assertEquals(name, text(data, "name"));
  }

  private static String data(String type, String... items) {
    TextOrList given =
        items.length == 1 ? TextOrList.text(items[0]) : TextOrList.list(List.of(items));
    return new RegistryValue(RegistryType.parse(type).kind(), given).data().toJson();
  }

  @Test
  void REG4_textsStayAsTheyAre() throws Exception {
    assertEquals("\"010\"", data("SZ", "010"));
    assertEquals("\"%PATH%;\\\"x\"", data("EXPAND_SZ", "%PATH%;\"x"));
    set("HKLM:\\X", "n", "EXPAND_SZ", TextOrList.text("%A%"));
    assertEquals("ExpandString", text(data, "kind"));
    assertEquals("%A%", text(data, "value"));
  }

  @ParameterizedTest
  @CsvSource({
    "DWORD, 4294967295, -1",
    "DWORD, -1, -1",
    "DWORD, 010, 10",
    "DWORD, 0x1F, 31",
    "DWORD, +7, 7",
    "DWORD, 2147483648, -2147483648",
    "QWORD, 18446744073709551615, -1",
    "QWORD, 0x8000000000000000, -9223372036854775808",
    "QWORD, 4294967296, 4294967296"
  })
  void REG5_numbersAreSignedAsTheInterfaceWantsThem(String type, String given, String signed) {
    assertEquals("\"" + signed + "\"", data(type, given));
  }

  @Test
  void REG6_bytesAreBase64() {
    assertEquals("\"3q0=\"", data("BINARY", "DE AD"));
    assertEquals("\"3q0=\"", data("BINARY", "hex:de,ad"));
    assertEquals("\"AP8H\"", data("BINARY", "0", "255", "007"));
    assertEquals("\"\"", data("BINARY", ""));
  }

  @Test
  void REG7_severalTextsAreAList() throws Exception {
    assertEquals("[\"a\",\"b\"]", data("MULTI_SZ", "a", "b"));
    assertEquals("[\"a\"]", data("MULTI_SZ", "a"));
    set("HKLM:\\X", "n", "MULTI_SZ", TextOrList.text("a"));
    assertEquals("MultiString", text(data, "kind"));
    assertEquals(
        Value.sequence(List.of(Value.text("a"))),
        new RegistryValue(RegistryType.Kind.MULTI_SZ, TextOrList.text("a")).data());
  }

  @Test
  void REG10_deniedAccess() throws Exception {
    answering(FakeContext.exited(1, "::denied"));
    assertEquals(
        ActionResult.failed("cannot set HKLM:\\SAM\\X\\Level: access is denied"),
        set("HKLM:\\SAM\\X"));
    assertEquals(
        ActionResult.failed("cannot set HKLM:\\SAM\\(Default): access is denied"),
        set("HKLM:\\SAM", "", "SZ", TextOrList.text("x")));
  }

  @Test
  void REG10_otherFailuresKeepTheirReason() throws Exception {
    answering(
        FakeContext.exited(
            1, "::error\t0x800703FA\tUng\\u00fcltiger Vorgang f\\u00fcr C:\\u005cx."));
    assertEquals(
        ActionResult.failed("cannot set HKLM:\\X\\Level: Ungültiger Vorgang für C:\\x."),
        set("HKLM:\\X"));
    answering(new CommandResult(Ending.EXITED, 1, "", "\nAt line 1: broken\nmore", ""));
    assertEquals(
        ActionResult.failed("PowerShell exit status 1: At line 1: broken"), set("HKLM:\\X"));
  }

  @Test
  void REG10_anEndBeforeItsTimeIsPassedOn() throws Exception {
    answering(FakeContext.ended(Ending.TIMED_OUT, "", ""));
    assertEquals(Outcome.TIMED_OUT, set("HKLM:\\X").outcome());
    answering(FakeContext.ended(Ending.CANCELLED, "", ""));
    assertEquals(Outcome.CANCELLED, set("HKLM:\\X").outcome());
    answering(FakeContext.ended(Ending.NOT_STARTED, "", "no such file or directory"));
    assertEquals(
        "cannot run D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe:"
            + " no such file or directory",
        set("HKLM:\\X").message());
  }
}
