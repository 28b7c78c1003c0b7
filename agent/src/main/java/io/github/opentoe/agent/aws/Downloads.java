package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import java.time.Duration;
import java.util.regex.Pattern;

/** What all downloads of documents have in common: a limit of their own, and their wording. */
final class Downloads {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Reasons of a call that never arrived. */
  private static final Pattern OFFLINE =
      Pattern.compile("(cannot reach|no AWS credentials|no AWS region|the AWS SDK) .*");

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

  /** An object cannot be had: the service refused it, or could not be reached. */
  static Fetched unable(String source, ObjectAddress object, ObjectStoreException failure) {
    String reason = reason(object, failure);
    return OFFLINE.matcher(reason).matches() ? offline(source, reason) : unable(source, reason);
  }

  /** What the message of a failure says behind the address of the object. */
  static String reason(ObjectAddress object, ObjectStoreException failure) {
    String message = String.valueOf(failure.getMessage());
    String address = object + ": ";
    int at = message.indexOf(address);
    return at < 0 ? message : message.substring(at + address.length());
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
