package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class UsageTextTest {

  private final Program program;

  UsageTextTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void everyOptionOfEveryCommandIsDocumented() {
    Map<String, CommandLine> commands = new Cli(program.session()).commandLine().getSubcommands();
    assertEquals(
        List.of("run", "validate", "actions", "completion", "help"),
        List.copyOf(commands.keySet()));
    int options = 0;
    for (Map.Entry<String, CommandLine> command : commands.entrySet()) {
      String usage = UsageText.of(command.getValue(), Palette.PLAIN);
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        options++;
        assertTrue(option.description().length > 0, option.longestName());
        for (String name : option.names()) {
          assertTrue(usage.contains(name), name + " is missing in the help of " + command.getKey());
        }
      }
    }
    assertTrue(options > 25, "only " + options + " options");
  }

  @Test
  void everyKeyOfTheConfigurationFileStandsWithItsOption() {
    program.run("run", "--help");
    String usage = program.out();
    assertAll(
        Setting.keys().stream()
            .map(key -> () -> assertTrue(usage.contains("        Key: " + key + "\n"), key)));
  }

  @Test
  void keysAreNotShownWhereNoConfigurationFileIsRead() {
    program.run("validate", "--help");
    assertFalse(program.out().contains("Key: "), program.out());
  }

  @Test
  void settingsNameOptionsThatExist() {
    CommandSpec run = CommandSpec.forAnnotatedObject(new RunCommand());
    for (Setting setting : Setting.values()) {
      OptionSpec option = run.findOption(setting.option());
      assertEquals(setting.option(), option.longestName());
      assertEquals(setting.isFlag(), option.typeInfo().isBoolean(), setting.option());
    }
  }

  @Test
  void optionsStandInGroupsWithExamplesAndExitCodes() {
    program.run("run", "--help");
    List<String> headings =
        program.out().lines().filter(line -> line.endsWith(":") && !line.startsWith(" ")).toList();
    assertEquals(
        List.of(
            "Documents:",
            "What runs:",
            "How strictly documents are judged:",
            "Evidence:",
            "Results for other programs:",
            "Restarts of the machine:",
            "Help:",
            "Examples:",
            "Exit codes:"),
        headings.stream().filter(heading -> !heading.startsWith("Uploading")).toList());
    assertFalse(program.out().contains("-d, --documents, --document "), program.out());
  }

  @Test
  void coloursComeOnlyOnATerminalThatWantsThem() {
    program.run("--help");
    assertFalse(program.out().contains("\u001b"));
    program.outIsTerminal = true;
    program.run("--help");
    assertTrue(program.out().contains("\u001b[1mCommands:\u001b[0m"), program.out());
    program.environment.put("NO_COLOR", "1");
    program.run("--help");
    assertFalse(program.out().contains("\u001b"));
  }

  @Test
  void linesFitATerminalOf80Columns() {
    for (String command : List.of("run", "validate", "actions", "completion", "help")) {
      program.run(command, "--help");
      program
          .out()
          .lines()
          .filter(line -> !line.matches(" {2}[01] .*"))
          .forEach(line -> assertTrue(line.length() <= 80, line));
    }
  }
}
