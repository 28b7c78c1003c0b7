package io.github.opentoe.agent.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command under the headings that help and manual give them. */
final class OptionGroups {

  private static final Map<Class<?>, String> HEADINGS = headings();
  private static final List<String> ALIASES = List.of("--document", "--parameter");

  private OptionGroups() {}

  /** Headings in their order, each with its options; none is empty. */
  static Map<String, List<OptionSpec>> of(CommandSpec command) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    HEADINGS.values().forEach(heading -> groups.put(heading, new ArrayList<>()));
    for (OptionSpec option : command.options()) {
      groups.computeIfAbsent(heading(option), heading -> new ArrayList<>()).add(option);
    }
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  /** Without the names that are only accepted for the sake of old scripts. */
  static List<String> names(OptionSpec option) {
    return Arrays.stream(option.names()).filter(name -> !ALIASES.contains(name)).toList();
  }

  /** The names as people read them. */
  static String joinedNames(OptionSpec option) {
    return names(option).stream().collect(Collectors.joining(", "));
  }

  /** Whether the option takes no value. */
  static boolean isFlag(OptionSpec option) {
    return option.typeInfo().isBoolean();
  }

  private static String heading(OptionSpec option) {
    return option.userObject() instanceof Field field
        ? HEADINGS.getOrDefault(field.getDeclaringClass(), "Output")
        : "Output";
  }

  private static Map<Class<?>, String> headings() {
    Map<Class<?>, String> groups = new LinkedHashMap<>();
    groups.put(SourceOptions.class, "Documents");
    groups.put(ConfigurationOptions.class, "Documents");
    groups.put(SelectionOptions.class, "What runs");
    groups.put(StepOptions.class, "What runs");
    groups.put(CheckOptions.class, "How strictly documents are judged");
    groups.put(ValidateCommand.class, "What is checked and printed");
    groups.put(EvidenceOptions.class, "Evidence");
    groups.put(OutputOptions.class, "Results for other programs");
    groups.put(UploadOptions.class, "Uploading the logs");
    groups.put(RestartOptions.class, "Restarts of the machine");
    groups.put(ActionsCommand.class, "Output");
    groups.put(HelpCommand.class, "Output");
    groups.put(HelpOptions.class, "Help");
    groups.put(VersionOptions.class, "Help");
    return groups;
  }
}
