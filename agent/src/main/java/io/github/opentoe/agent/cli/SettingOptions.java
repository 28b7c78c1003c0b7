package io.github.opentoe.agent.cli;

import java.util.Map;

/** A group of options that give settings. */
interface SettingOptions {

  /** Adds the settings that were given. */
  void collect(Map<Setting, String> settings);
}
