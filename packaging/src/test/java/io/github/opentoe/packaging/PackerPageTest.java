package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that the page gives to Packer, run as its shell provisioner does. */
@DisabledOnOs(OS.WINDOWS)
class PackerPageTest {

  private static final Pattern LINE = Pattern.compile("^    \"(.*)\",$", Pattern.MULTILINE);

  @TempDir Path temporary;

  @Test
  void bakeRestartsWhereAskedAndRunsOnceOnly() throws Exception {
    Files.writeString(temporary.resolve("codes"), "194\n0\n");
    assertEquals(194, bake().exitCode());
    assertEquals(0, bake().exitCode());
    assertEquals(0, bake().exitCode());
    assertEquals(List.of("opentoe", "shutdown -r now", "opentoe"), calls());
  }

  @Test
  void failureEndsTheBuild() throws Exception {
    Files.writeString(temporary.resolve("codes"), "1\n");
    assertEquals(1, bake().exitCode());
    assertEquals(List.of("opentoe"), calls());
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(temporary.resolve("calls"));
  }

  private Outcome bake() throws IOException, InterruptedException {
    Path tools = temporary.resolve("tools");
    Script.write(tools.resolve("sudo"), "exec \"$@\"\n");
    Script.write(tools.resolve("sleep"), "exit 0\n");
    Script.write(
        tools.resolve("shutdown"), "echo shutdown \"$@\" >>" + temporary.resolve("calls") + "\n");
    Path program =
        Script.write(
            tools.resolve("opentoe"),
            "cd "
                + temporary
                + "; echo opentoe >>calls; read -r code <codes; sed -i 1d codes; exit $code\n");
    String text =
        script()
            .replace("/opt/opentoe/bin/opentoe", program.toString())
            .replace("/var/tmp/baked", temporary.resolve("baked").toString());
    assertTrue(text.contains(program.toString()) && !text.contains("/var/tmp"), text);
    Path script = Files.writeString(temporary.resolve("script"), "#!/bin/sh -e\n" + text);
    return Program.in(temporary)
        .with("PATH", tools + ":" + System.getenv("PATH"))
        .run("sh", "-e", script);
  }

  private static String script() throws IOException {
    String page = Files.readString(Program.root().resolve("packaging/docs/packer.md"));
    String bake = page.substring(page.indexOf("bake = ["), page.indexOf("  ]\n"));
    return LINE.matcher(bake)
        .results()
        .map((MatchResult line) -> line.group(1))
        .collect(Collectors.joining("\n"));
  }
}
