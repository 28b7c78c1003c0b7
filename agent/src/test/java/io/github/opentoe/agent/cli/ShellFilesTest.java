package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.testmodules.Say;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is made of the options for shells and for man. */
class ShellFilesTest {

  private final Program program;

  ShellFilesTest(@TempDir Path directory) {
    program = new Program(directory);
    List<ActionDeclaration<?>> actions = List.of(new Say().declaration());
    program.agent.actions = actions;
  }

  @ParameterizedTest
  @ValueSource(strings = {"completion bash", "completion zsh", "help --man"})
  void everyOptionOfEveryCommandIsThere(String call) {
    assertEquals(0, program.run(call.split(" ", -1)), program.err());
    String text = program.out().replace("\\-", "-");
    Map<String, CommandLine> commands = new Cli(program.session()).commandLine().getSubcommands();
    int options = 0;
    for (Map.Entry<String, CommandLine> command : commands.entrySet()) {
      assertTrue(text.contains(command.getKey()), command.getKey());
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        for (String name : OptionGroups.names(option)) {
          options++;
          assertTrue(text.contains(name), name + " of " + command.getKey());
        }
      }
    }
    assertTrue(options > 40, "only " + options + " names");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void installedActionsAreOffered(String shell) {
    program.run("completion", shell);
    assertTrue(program.out().contains("Say"), program.out());
  }

  @Test
  void optionsHaveValuesThatFitThem() {
    program.run("completion", "bash");
    for (String line :
        List.of(
            "run:--output) _opentoe_words \"summary json\"; return ;;",
            "run:--report) _opentoe_formats \"junit= html=\"; return ;;",
            "run:junit | run:html) _opentoe_files -f; return ;;",
            "run:-c | run:--config) _opentoe_files -f; return ;;",
            "run:-l | run:--log-directory) _opentoe_files -d; return ;;",
            "run:--reboot-mode) _opentoe_words \"auto exit system\"; return ;;",
            "local actions=\"Say\"",
            "run:--blocked-action-modules) _opentoe_list \"$actions\"; return ;;",
            "validate:--os-platforms) _opentoe_list \"")) {
      assertTrue(program.out().contains(line), line);
    }
  }

  @Test
  void shellMustBeOneThatIsKnown() {
    assertEquals(1, program.run("completion"));
    assertTrue(program.err().startsWith("error: Specify bash or zsh.\n"), program.err());
    assertEquals(1, program.run("completion", "bsh"));
    assertTrue(program.err().contains("Did you mean 'bash'?"), program.err());
    assertEquals("", program.out());
  }

  @Test
  void manualHasItsSectionsAndNoLineThatIsACommandByAccident() {
    program.run("help", "--man");
    List<String> sections = program.out().lines().filter(line -> line.startsWith(".SH ")).toList();
    assertTrue(sections.containsAll(List.of(".SH NAME", ".SH SYNOPSIS", ".SH EXAMPLES")));
    assertTrue(program.out().startsWith(".TH OPENTOE 1 \"\" \"OpenTOE 1.2.3\""), program.out());
    program
        .out()
        .lines()
        .filter(line -> line.startsWith(".") || line.startsWith("'"))
        .forEach(line -> assertTrue(line.matches("\\.(TH|SH|SS|TP|PP|br|nf|fi|B)( .*)?"), line));
    assertFalse(program.out().contains("'"), "a quote may be taken for a command");
  }
}
