package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import java.time.Duration;
import java.util.List;

/** Reads objects, again where that can heal (CL-33). */
final class PatientReads {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String HEALS =
      "cannot reach .*|(HTTP ?5..|HTTP ?429|InternalError|ServiceUnavailable|SlowDown"
          + "|RequestTimeout|.*Throttl.*|.*TooManyRequests.*|RequestLimitExceeded): .*";

  private final SmallObjects objects;
  private final List<Duration> waits;

  /**
   * @param waits before each further attempt
   */
  PatientReads(SmallObjects objects, List<Duration> waits) {
    this.objects = objects;
    this.waits = List.copyOf(waits);
  }

  /** The content of an object of at most this many bytes. */
  byte[] read(ObjectAddress object, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    long begin = System.nanoTime();
    for (Duration wait : waits) {
      try {
        return objects.read(object, most, deadline);
      } catch (ObjectStoreException e) {
        if (!canHeal(object, e) || System.nanoTime() - begin > LONGEST.toNanos()) {
          throw e;
        }
        deadline.cancellation().await(wait.toMillis());
        deadline.check();
      }
    }
    return objects.read(object, most, deadline);
  }

  private static boolean canHeal(ObjectAddress object, ObjectStoreException failure) {
    return Downloads.reason(object, failure).matches(HEALS);
  }
}
