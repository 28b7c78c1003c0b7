package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.ActionModule;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The installed actions by name; of two with one name the later counts. */
public final class ActionCatalog {

  private final Map<String, InstalledAction<?>> actions;

  /** Reads the declarations of these modules. */
  public ActionCatalog(Collection<? extends ActionModule<?>> modules) {
    Map<String, InstalledAction<?>> byName = new TreeMap<>();
    for (ActionModule<?> module : modules) {
      InstalledAction<?> action = InstalledAction.of(module);
      byName.put(action.name(), action);
    }
    this.actions = Collections.unmodifiableMap(byName);
  }

  /** The action of exactly this name. */
  public Optional<InstalledAction<?>> find(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  /** All of them, ordered by name. */
  public Collection<InstalledAction<?>> all() {
    return actions.values();
  }
}
