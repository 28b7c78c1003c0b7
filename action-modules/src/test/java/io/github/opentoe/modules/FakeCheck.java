package io.github.opentoe.modules;

import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes what an action finds wrong, as {@code key: message}. */
public final class FakeCheck implements InputCheck {

  public final List<String> errors = new ArrayList<>();
  public final List<String> warnings = new ArrayList<>();
  public final List<String> notes = new ArrayList<>();
  public final Set<String> given = new HashSet<>();
  private final Platform platform;

  public FakeCheck(Platform platform) {
    this.platform = platform;
  }

  @Override
  public Platform platform() {
    return platform;
  }

  @Override
  public boolean isGiven(String key) {
    return given.contains(key);
  }

  @Override
  public void error(String key, String message) {
    errors.add(key + ": " + message);
  }

  @Override
  public void warning(String key, String message) {
    warnings.add(key + ": " + message);
  }

  @Override
  public void note(String key, String message) {
    notes.add(key + ": " + message);
  }
}
