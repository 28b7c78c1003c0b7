package io.github.opentoe.agent.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code run} as they were given, unchecked.
 *
 * @param documents the lists, one for each time the option was given
 * @param config the configuration file
 * @param parameters the lists, one for each time the option was given
 * @param settings options that a configuration file can give too, not the empty ones
 * @param steps which steps run
 * @param resume whether to go on with a saved run
 * @param output what standard output gets
 * @param reports one for each time the option was given
 */
record RunOptions(
    List<String> documents,
    Optional<String> config,
    List<String> parameters,
    Map<Setting, Given> settings,
    StepOptions steps,
    boolean resume,
    Optional<String> output,
    List<String> reports) {

  RunOptions {
    documents = List.copyOf(documents);
    config = config.filter(name -> !name.isEmpty());
    parameters = List.copyOf(parameters);
    settings = Map.copyOf(settings);
    output = output.filter(word -> !word.isEmpty());
    reports = List.copyOf(reports);
  }

  /** Settings from groups of options; an empty text counts as not given. */
  static Map<Setting, Given> settings(SettingOptions... groups) {
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    for (SettingOptions group : groups) {
      group.collect(texts);
    }
    Map<Setting, Given> settings = new EnumMap<>(Setting.class);
    texts.forEach(
        (setting, text) -> {
          if (!text.isEmpty()) {
            settings.put(setting, new Given(text, new Origin.Option(setting.option())));
          }
        });
    return settings;
  }
}
