package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks up the owner and the group that an author names (AM-53 … AM-55).
 *
 * @param primaryGroups where no group is named
 * @param hardLinks for the change itself
 */
record OwnerSearch(PrimaryGroup primaryGroups, HardLinkProtection hardLinks) {

  /** Among the users of the machine that this process runs on. */
  static OwnerSearch onThisMachine() {
    return new OwnerSearch(PrimaryGroup.ofThisMachine(), HardLinkProtection.ofThisMachine());
  }

  /**
   * The change to make.
   *
   * @param place any path of the file system in question
   */
  OwnerChange find(NamedPath place, String owner, Optional<String> group, ActionContext context)
      throws IOException, InterruptedException {
    Optional<String> user = Optional.of(owner);
    Ownership ownership = Ownership.find(place.path(), user, group);
    if (group.isEmpty()) {
      Optional<String> primary = Optional.of(primaryGroups.of(owner, context));
      ownership = Ownership.find(place.path(), user, primary);
    }
    return new OwnerChange(ownership, hardLinks, context);
  }
}
