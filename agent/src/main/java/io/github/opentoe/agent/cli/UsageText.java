package io.github.opentoe.agent.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command: synopsis, options in groups, examples, exit codes. */
final class UsageText {

  /** How synopses and examples name the program. */
  private static final String PROGRAM = "opentoe";

  private static final int DESCRIPTION_INDENT = 8;

  private final CommandLine commandLine;
  private final CommandSpec command;
  private final Palette palette;
  private final StringBuilder text = new StringBuilder();

  private UsageText(CommandLine commandLine, Palette palette) {
    this.commandLine = commandLine;
    this.command = commandLine.getCommandSpec();
    this.palette = palette;
  }

  static String of(CommandLine commandLine, Palette palette) {
    return new UsageText(commandLine, palette).render();
  }

  private String render() {
    String[] synopsis = command.usageMessage().customSynopsis();
    for (int i = 0; i < synopsis.length; i++) {
      line(i == 0 ? "Usage: " : "       ", named(synopsis[i]));
    }
    text.append('\n');
    for (String sentence : command.usageMessage().description()) {
      Paragraph.append(text, 0, sentence);
    }
    commands();
    arguments();
    options();
    examples();
    heading("Exit codes");
    for (ExitCode code : ExitCode.values()) {
      line("  " + code.code() + "  ", code.meaning());
    }
    return text.toString();
  }

  private void commands() {
    if (!commandLine.getSubcommands().isEmpty()) {
      heading("Commands");
    }
    for (Map.Entry<String, CommandLine> entry : commandLine.getSubcommands().entrySet()) {
      String[] sentences = entry.getValue().getCommandSpec().usageMessage().description();
      line("  " + palette.bold(TextWidth.pad(entry.getKey(), 12)), sentences[0]);
    }
  }

  private void arguments() {
    if (!command.positionalParameters().isEmpty()) {
      heading("Arguments");
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      line("  ", palette.bold(argument.paramLabel()));
      describe(argument);
    }
  }

  private void options() {
    OptionGroups.of(command)
        .forEach(
            (heading, options) -> {
              heading(heading);
              options.forEach(this::option);
            });
  }

  private void option(OptionSpec option) {
    String value = OptionGroups.isFlag(option) ? "" : " " + option.paramLabel();
    line("  ", palette.bold(OptionGroups.joinedNames(option)) + value);
    describe(option);
    if (command.findOption("--config") != null) {
      Setting.ofOption(option.longestName())
          .ifPresent(setting -> line(" ".repeat(DESCRIPTION_INDENT) + "Key: ", setting.key()));
    }
  }

  private void examples() {
    String[] examples = command.usageMessage().footer();
    if (examples.length > 0) {
      heading("Examples");
    }
    for (String example : examples) {
      line("", named(example));
    }
  }

  private void describe(ArgSpec argument) {
    for (String sentence : argument.description()) {
      Paragraph.append(text, DESCRIPTION_INDENT, sentence);
    }
  }

  /** Commands are shown under the name the program was started with. */
  private String named(String line) {
    return line.replace(PROGRAM, command.root().name());
  }

  private void heading(String heading) {
    text.append('\n').append(palette.bold(heading + ":")).append('\n');
  }

  private void line(String before, String rest) {
    text.append(before).append(rest).append('\n');
  }
}
