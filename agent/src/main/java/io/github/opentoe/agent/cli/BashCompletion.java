package io.github.opentoe.agent.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for bash, from the options themselves; bash 3.2 can read it, too. */
final class BashCompletion {

  private static final String HEAD =
      """
      # bash completion for opentoe; 'opentoe completion bash' prints it.

      _opentoe_add() {
        local reply
        while IFS= read -r reply; do COMPREPLY+=("$1$reply"); done
      }

      _opentoe_words() { _opentoe_add "" < <(compgen -W "$1" -- "$cur"); }

      _opentoe_files() {
        compopt -o filenames 2>/dev/null
        _opentoe_add "" < <(compgen "$1" -- "$cur")
      }

      # Completes the last item of a list; the items before it stay.
      _opentoe_list() {
        local before=""
        case $cur in *,*) before=${cur%,*}, ;; esac
        case $1 in
          -f) [ -n "$before" ] || compopt -o filenames 2>/dev/null ;;
          *) set -- -W "$1" ;;
        esac
        compopt -o nospace 2>/dev/null
        _opentoe_add "$before" < <(compgen "$@" -- "${cur##*,}")
      }

      _opentoe_formats() {
        compopt -o nospace 2>/dev/null
        _opentoe_words "$1"
      }

      _opentoe() {
        local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        local command="" i
        local actions="ACTIONS"
        COMPREPLY=()
        # --name=value comes as three words.
        if [ "$cur" = "=" ]; then
          cur=""
        elif [ "$before" = "=" ] && [ "$COMP_CWORD" -gt 1 ]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        for ((i = 1; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
            COMMANDS_PATTERN) command=${COMP_WORDS[i]}; break ;;
          esac
        done
      """;

  private static final String TAIL =
      """
        case $command:$cur in
      OPTION_CASES
          :*) _opentoe_words "COMMANDS" ;;
          actions:*) _opentoe_words "$actions" ;;
          completion:*) _opentoe_words "bash zsh" ;;
          help:*) _opentoe_words "COMMANDS" ;;
        esac
      }

      complete -F _opentoe opentoe awstoe
      """;

  private final CommandLine top;
  private final List<String> actions;

  BashCompletion(CommandLine top, List<String> actions) {
    this.top = top;
    this.actions = actions;
  }

  String text() {
    Map<String, CommandLine> commands = top.getSubcommands();
    StringBuilder text = new StringBuilder();
    text.append(
        HEAD.replace("COMMANDS_PATTERN", String.join(" | ", commands.keySet()))
            .replace("ACTIONS", String.join(" ", actions)));
    text.append("  case $command:$before in\n");
    commands.forEach((name, command) -> values(name, command.getCommandSpec(), text));
    text.append("  esac\n");
    StringBuilder options = new StringBuilder();
    options(":-*", top.getCommandSpec(), options);
    commands.forEach((name, command) -> options(name + ":-*", command.getCommandSpec(), options));
    return text.append(
            TAIL.replace("OPTION_CASES\n", options)
                .replace("COMMANDS", String.join(" ", commands.keySet())))
        .toString();
  }

  private void values(String command, CommandSpec spec, StringBuilder text) {
    for (OptionSpec option : spec.options()) {
      CompletionValue value = CompletionValue.of(option, actions);
      if (value.kind() != CompletionValue.Kind.NONE) {
        text.append("    ")
            .append(pattern(command, List.of(option.names())))
            .append(") ")
            .append(reply(value))
            .append("return ;;\n");
      }
      if (value.kind() == CompletionValue.Kind.FORMAT_FILE) {
        text.append("    ")
            .append(pattern(command, value.words()))
            .append(") _opentoe_files -f; return ;;\n");
      }
    }
  }

  private static String pattern(String command, List<String> names) {
    return names.stream().map(name -> command + ":" + name).collect(Collectors.joining(" | "));
  }

  private String reply(CompletionValue value) {
    boolean isAction = value.words().equals(actions);
    String words = isAction ? "$actions" : String.join(" ", value.words());
    return switch (value.kind()) {
      case WORD -> "_opentoe_words \"" + words + "\"; ";
      case WORD_LIST -> "_opentoe_list \"" + words + "\"; ";
      case FILE -> "_opentoe_files -f; ";
      case FILE_LIST -> "_opentoe_list -f; ";
      case FOLDER -> "_opentoe_files -d; ";
      case FORMAT_FILE ->
          "_opentoe_formats \""
              + value.words().stream().map(word -> word + "=").collect(Collectors.joining(" "))
              + "\"; ";
      case NONE, ANY -> "";
    };
  }

  private static void options(String pattern, CommandSpec spec, StringBuilder text) {
    String names =
        spec.options().stream()
            .flatMap(option -> OptionGroups.names(option).stream())
            .collect(Collectors.joining(" "));
    text.append("    ").append(pattern).append(") _opentoe_words \"").append(names);
    text.append("\" ;;\n");
  }
}
