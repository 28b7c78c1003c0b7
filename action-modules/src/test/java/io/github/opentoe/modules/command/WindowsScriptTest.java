package io.github.opentoe.modules.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.FakeContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsScriptTest {

  private final FakeContext context =
      new FakeContext(Jimfs.newFileSystem(Configuration.windows()).getPath("C:\\work"));

  private Path folder() throws Exception {
    return Files.createDirectories(context.workingDirectory());
  }

  @ParameterizedTest
  @ValueSource(strings = {"set-registry", "inspect-msi", "run-msi", "windows-update"})
  void PS2_scriptsNeedNoMarkAndHaveTheLineEndsOfWindows(String name) throws Exception {
    context.commandResult = FakeContext.exited(0, "::done");
    new WindowsScript(context, folder()).run(name, Map.of());
    String script = Files.readString(folder().resolve(name + ".ps1"));
    assertTrue(script.chars().allMatch(unit -> unit < 0x7f && unit != '\uFFFD'), name);
    assertEquals(
        script.chars().filter(unit -> unit == '\n').count(), script.split("\r\n", -1).length - 1);
    assertTrue(script.startsWith("# The first argument is a file of JSON"), script);
  }

  @Test
  void PS3_dataStandsInAFileWhateverItHolds() throws Exception {
    new WindowsScript(context, folder())
        .run("set-registry", Map.of("value", Value.text("a\"'`$(x)\nü")));
    assertEquals(
        "{\"value\":\"a\\\"'`$(x)\\nü\"}", Files.readString(folder().resolve("data.json")));
  }

  @Test
  void recordsAreLinesWithAMark() {
    assertEquals(
        List.of(
            new ScriptRecord("one", List.of("a b", "", "c\td\\\n")),
            new ScriptRecord("two", List.of())),
        ScriptRecord.parse("noise\n::one\ta b\t\tc\\u0009d\\u005c\\u000a\r\n : no\n::two"));
    assertEquals("", new ScriptRecord("two", List.of()).field(0));
  }
}
