package io.github.opentoe.agent.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command: synopsis, options in groups, examples, exit codes. */
final class UsageText {

  private static final Map<Class<?>, String> GROUPS = groups();

  /** How synopses and examples name the program. */
  private static final String PROGRAM = "opentoe";

  private static final int DESCRIPTION_INDENT = 8;
  private static final List<String> ALIASES = List.of("--document", "--parameter");

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
      line("  " + palette.bold(TextWidth.pad(entry.getKey(), 10)), sentences[0]);
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
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    GROUPS.values().forEach(heading -> groups.put(heading, new ArrayList<>()));
    for (OptionSpec option : command.options()) {
      groups.computeIfAbsent(heading(option), heading -> new ArrayList<>()).add(option);
    }
    groups.forEach(
        (heading, options) -> {
          if (!options.isEmpty()) {
            heading(heading);
          }
          for (OptionSpec option : options) {
            String value = option.typeInfo().isBoolean() ? "" : " " + option.paramLabel();
            line("  ", palette.bold(names(option)) + value);
            describe(option);
            if (command.findOption("--config") != null) {
              Setting.ofOption(option.longestName())
                  .ifPresent(
                      setting -> line(" ".repeat(DESCRIPTION_INDENT) + "Key: ", setting.key()));
            }
          }
        });
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

  private static String heading(OptionSpec option) {
    return option.userObject() instanceof Field field
        ? GROUPS.getOrDefault(field.getDeclaringClass(), "Output")
        : "Output";
  }

  /** Without the names that are only accepted for the sake of old scripts. */
  private static String names(OptionSpec option) {
    return Arrays.stream(option.names())
        .filter(name -> !ALIASES.contains(name))
        .collect(Collectors.joining(", "));
  }

  /** Commands are shown under the name the program was started with. */
  private String named(String line) {
    return line.replace(PROGRAM, command.root().name());
  }

  private static Map<Class<?>, String> groups() {
    Map<Class<?>, String> groups = new LinkedHashMap<>();
    groups.put(SourceOptions.class, "Documents");
    groups.put(ConfigurationOptions.class, "Documents");
    groups.put(SelectionOptions.class, "What runs");
    groups.put(StepOptions.class, "What runs");
    groups.put(ResumeOptions.class, "What goes on");
    groups.put(CheckOptions.class, "How strictly documents are judged");
    groups.put(ValidateCommand.class, "What is checked and printed");
    groups.put(EvidenceOptions.class, "Evidence");
    groups.put(UploadOptions.class, "Uploading the logs");
    groups.put(RestartOptions.class, "Restarts of the machine");
    groups.put(ActionsCommand.class, "Output");
    groups.put(HelpOptions.class, "Help");
    groups.put(VersionOptions.class, "Help");
    return groups;
  }

  private void heading(String heading) {
    text.append('\n').append(palette.bold(heading + ":")).append('\n');
  }

  private void line(String before, String rest) {
    text.append(before).append(rest).append('\n');
  }
}
