package io.github.opentoe.agent.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for zsh, from the options themselves. */
final class ZshCompletion {

  private static final String HEAD =
      """
      #compdef opentoe awstoe
      # zsh completion for opentoe; 'opentoe completion zsh' prints it.

      _opentoe_report() {
        if compset -P '*='; then
          _files
        else
          compadd -S = -- FORMATS
        fi
      }

      _opentoe() {
        local curcontext="$curcontext" state line
        typeset -A opt_args
        local -a commands actions
      """;

  private static final String TAIL =
      """
          esac
          ;;
        esac
      }

      if [ "$funcstack[1]" = "_opentoe" ]; then
        _opentoe "$@"
      else
        compdef _opentoe opentoe awstoe
      fi
      """;

  private final CommandLine top;
  private final List<String> actions;
  private final StringBuilder text = new StringBuilder();

  ZshCompletion(CommandLine top, List<String> actions) {
    this.top = top;
    this.actions = actions;
  }

  String text() {
    Map<String, CommandLine> commands = top.getSubcommands();
    text.append(HEAD.replace("FORMATS", String.join(" ", ReportList.formats())));
    text.append("  commands=(\n");
    commands.forEach(
        (name, command) -> {
          String summary = command.getCommandSpec().usageMessage().description()[0];
          text.append("    ").append(quoted(name + ":" + summary)).append('\n');
        });
    text.append("  )\n  actions=(").append(String.join(" ", actions)).append(")\n");
    text.append("  _arguments -C \\\n");
    options(top.getCommandSpec(), "    ");
    text.append("    '1:command:->command' '*::argument:->argument'\n");
    text.append("  case $state in\n");
    text.append("  command) _describe -t commands command commands ;;\n");
    text.append("  argument)\n    case $line[1] in\n");
    commands.forEach((name, command) -> arguments(name, command.getCommandSpec()));
    return text.append(TAIL).toString();
  }

  private void arguments(String name, CommandSpec spec) {
    text.append("    ").append(name).append(")\n      _arguments \\\n");
    options(spec, "        ");
    String argument =
        switch (name) {
          case "actions" -> "'1:action:($actions)'".replace("'", "\"");
          case "completion" -> "'1:shell:(bash zsh)'";
          case "help" -> "'1:command:(" + String.join(" ", top.getSubcommands().keySet()) + ")'";
          default -> "'*: :'";
        };
    text.append("        ").append(argument).append("\n      ;;\n");
  }

  private void options(CommandSpec spec, String indent) {
    for (OptionSpec option : spec.options()) {
      CompletionValue value = CompletionValue.of(option, actions);
      List<String> names = OptionGroups.names(option);
      String others = names.size() > 1 ? "(" + String.join(" ", names) + ")" : "";
      String before = option.isMultiValue() ? "*" : others;
      String sentence = option.description()[0].replaceFirst("(?s)[.:;] .*", "");
      for (String name : names) {
        boolean takesMore = value.kind() != CompletionValue.Kind.NONE;
        String form = takesMore && name.startsWith("--") ? name + "=" : name;
        String shown = before + form + "[" + escaped(sentence) + "]" + action(option, value);
        text.append(indent).append(quoted(shown)).append(" \\\n");
      }
    }
  }

  private static String action(OptionSpec option, CompletionValue value) {
    String words = String.join(" ", value.words());
    String label = ":" + escaped(option.paramLabel().replaceAll("[<>]", "")) + ":";
    return switch (value.kind()) {
      case NONE -> "";
      case WORD -> ":value:(" + words + ")";
      case WORD_LIST -> label + "_values -s , item " + words;
      case FILE -> label + "_files";
      case FILE_LIST -> label + "_sequence _files";
      case FOLDER -> label + "_files -/";
      case FORMAT_FILE -> label + "_opentoe_report";
      case ANY -> label + " ";
    };
  }

  private static String escaped(String text) {
    return text.codePoints()
        .mapToObj(
            codePoint -> {
              String one = Character.toString(codePoint);
              return "[]:\\".contains(one) ? "\\" + one : one;
            })
        .collect(Collectors.joining());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
