package io.github.opentoe.modules.command;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the PowerShell scripts that belong to the actions. They never change: what they work on
 * stands in a file beside them, so that no text of a document is ever taken for code.
 *
 * @param context where they run
 * @param folder a private one; the caller removes it
 */
public record WindowsScript(ActionContext context, Path folder) {

  private static final String DATA = "data.json";
  private static final String FAILURE = "error";

  /**
   * Runs one to its end.
   *
   * @param name of the script, without extension
   * @param data for it, as JSON
   * @return what it reports
   * @throws CommandStop where it does not come to its end
   */
  public List<ScriptRecord> run(String name, Map<String, Value> data)
      throws IOException, InterruptedException {
    Path script = folder.resolve(name + ".ps1");
    Files.writeString(script, text("common") + text(name));
    Path file = folder.resolve(DATA);
    Files.writeString(file, Value.mapping(data).toJson());
    List<String> arguments = new ArrayList<>(PowerShell.interpreter(context));
    arguments.add(script.toString());
    arguments.add(file.toString());
    CommandResult result = new Commands(context).run(arguments.get(0), arguments);
    List<ScriptRecord> records = ScriptRecord.parse(result.stdout());
    if (result.exitCode() != 0 && records.isEmpty()) {
      throw CommandStop.failed(
          "PowerShell exit status " + result.exitCode() + reason(result.stderrTail()));
    }
    return records;
  }

  /** Whether a script reports that it failed: its fields are the code and the reason. */
  public static boolean isFailure(ScriptRecord item) {
    return item.kind().equals(FAILURE);
  }

  private static String reason(String stderr) {
    String line =
        stderr.lines().map(String::strip).filter(text -> !text.isEmpty()).findFirst().orElse("");
    return line.isEmpty() ? "" : ": " + line;
  }

  private static String text(String name) {
    String resource = "/io/github/opentoe/modules/command/" + name + ".ps1";
    try (InputStream stream = WindowsScript.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "\r\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
