package io.github.opentoe.agent.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, from what help shows. */
final class ManPage {

  private final CommandLine top;
  private final String version;
  private final StringBuilder text = new StringBuilder();

  ManPage(CommandLine top, String version) {
    this.top = top;
    this.version = version;
  }

  String text() {
    line(".TH OPENTOE 1 \"\" \"OpenTOE " + escaped(version) + "\" \"User Commands\"");
    section("NAME");
    String purpose = top.getCommandSpec().usageMessage().description()[0];
    String lower = purpose.substring(0, 1).toLowerCase(Locale.ROOT) + purpose.substring(1);
    line("opentoe \\- " + escaped(lower.replaceFirst("\\.$", "")));
    section("SYNOPSIS");
    String between = "";
    for (CommandLine command : top.getSubcommands().values()) {
      for (String synopsis : command.getCommandSpec().usageMessage().customSynopsis()) {
        text.append(between);
        line(".B " + escaped(synopsis));
        between = ".br\n";
      }
    }
    section("DESCRIPTION");
    paragraph(purpose);
    top.getSubcommands().forEach((name, command) -> command(name, command.getCommandSpec()));
    exitCodes();
    section("EXAMPLES");
    examples(top.getCommandSpec());
    top.getSubcommands().values().forEach(command -> examples(command.getCommandSpec()));
    return text.toString();
  }

  private void command(String name, CommandSpec command) {
    section("OPENTOE " + name.toUpperCase(Locale.ROOT));
    for (String sentence : command.usageMessage().description()) {
      paragraph(sentence);
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      entry("\\fI" + escaped(argument.paramLabel()) + "\\fR", argument);
    }
    for (Map.Entry<String, List<OptionSpec>> group : OptionGroups.of(command).entrySet()) {
      line(".SS " + escaped(group.getKey()));
      for (OptionSpec option : group.getValue()) {
        String names = "\\fB" + escaped(OptionGroups.joinedNames(option)) + "\\fR";
        String value =
            OptionGroups.isFlag(option) ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
        entry(names + value, option);
        if (command.findOption("--config") != null) {
          Setting.ofOption(option.longestName()).ifPresent(this::key);
        }
      }
    }
  }

  private void entry(String heading, ArgSpec argument) {
    line(".TP");
    line(heading);
    for (int i = 0; i < argument.description().length; i++) {
      if (i > 0) {
        line(".br");
      }
      line(escaped(argument.description()[i]));
    }
  }

  private void key(Setting setting) {
    line(".br");
    line("Key in the configuration file: " + escaped(setting.key()) + ".");
  }

  private void exitCodes() {
    section("EXIT STATUS");
    for (ExitCode code : ExitCode.values()) {
      line(".TP");
      line("\\fB" + code.code() + "\\fR");
      line(escaped(code.meaning()));
    }
  }

  private void examples(CommandSpec command) {
    line(".nf");
    for (String example : command.usageMessage().footer()) {
      line(escaped(example));
    }
    line(".fi");
  }

  private void section(String name) {
    line(".SH " + escaped(name));
  }

  private void paragraph(String sentence) {
    int last = text.lastIndexOf("\n", text.length() - 2) + 1;
    if (!text.substring(last).startsWith(".S")) {
      line(".PP");
    }
    line(escaped(sentence));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Text that roff takes for text, wherever it stands. */
  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    return escaped.startsWith(".") ? "\\&" + escaped : escaped;
  }
}
