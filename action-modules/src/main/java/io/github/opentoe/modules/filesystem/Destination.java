package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.InputCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where copied or moved things go.
 *
 * @param path as its author wrote it
 * @param context the step's surroundings
 */
record Destination(EntryPath path, ActionContext context) {

  /** Notes that the number of matches decides what the destination means. */
  static void check(EntryPath destination, boolean isPattern, InputCheck check) {
    if (isPattern && !destination.endsInSeparator(check.platform())) {
      check.note(
          "destination",
          "'destination' is the new name itself if a single source matches; end it with a"
              + " separator if it is a folder");
    }
  }

  /**
   * The target of each source.
   *
   * @param sources none if there is nothing to do
   * @param entersFolder whether an existing folder takes a single source, although no separator
   *     says so
   */
  List<Transfer> targets(List<NamedPath> sources, boolean entersFolder) throws IOException {
    NamedPath place = new NamedPath(path.in(context), path.text());
    if (sources.isEmpty()) {
      return List.of();
    }
    if (path.endsInSeparator(context.platform())) {
      return into(place, sources);
    }
    boolean several = sources.size() > 1;
    if ((several || entersFolder) && FileKind.of(place.followed().path()) == FileKind.FOLDER) {
      context.log().warning("destination is a folder; end it with a separator: " + place.written());
      return into(place, sources);
    }
    if (several) {
      throw new FileFailure(
          "destination must end with a separator when several sources match: " + place.written());
    }
    return List.of(new Transfer(sources.get(0), place));
  }

  /** Where a folder that may exist really is: only a link that the author named is followed. */
  NamedPath followedIfNamed(NamedPath target) throws IOException {
    return target.path().equals(path.in(context)) ? target.followed() : target;
  }

  /**
   * Whether a move that was cut off has reached its target before (MVF-7, MVD-9).
   *
   * @param source gone by now
   */
  boolean isReached(NamedPath source, boolean entersFolder) throws IOException {
    if (!context.isResumed()) {
      return false;
    }
    NamedPath target = targets(List.of(source), entersFolder).get(0).target();
    boolean isReached = FileKind.of(target.path()) != FileKind.MISSING;
    if (isReached) {
      context.log().info("was moved before the interruption: " + target.written());
    }
    return isReached;
  }

  private static List<Transfer> into(NamedPath folder, List<NamedPath> sources) throws IOException {
    List<Transfer> transfers = new ArrayList<>(sources.size());
    for (NamedPath source : sources) {
      transfers.add(new Transfer(source, folder.child(source.name())));
    }
    return transfers;
  }
}
