package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import java.time.Duration;

/** What all downloads of documents have in common: a limit of their own, and their wording. */
final class Downloads {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Downloads() {}

  /** Fetches with a limit, also where the caller has none. */
  static Fetched bounded(Wanted wanted, Download download) throws InterruptedException {
    if (wanted.deadline().isBounded()) {
      return download.within(wanted.deadline());
    }
    try {
      return download.within(Deadline.in(LONGEST, wanted.deadline().cancellation()));
    } catch (Deadline.Stopped e) {
      if (e.outcome() == ActionResult.Outcome.TIMED_OUT) {
        return unable(
            wanted.source(), "it did not arrive within " + LONGEST.toMinutes() + " minutes");
      }
      throw e;
    }
  }

  /** The document cannot be had. */
  static Fetched unable(String source, String reason) {
    return Fetched.missing(source, "Unable to download document " + source + ": " + reason);
  }

  /** AWS cannot be reached at all (CL-34). */
  static Fetched offline(String source, String reason) {
    return Fetched.missing(source, "cannot fetch " + source + ": no AWS access (" + reason + ")");
  }

  /** A download. */
  @FunctionalInterface
  interface Download {
    Fetched within(Deadline deadline) throws InterruptedException;
  }
}
