package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;

/** Signs and sends calls; tries again where that can heal (CL-33). */
interface JsonApi {

  /**
   * What came of it. When the time is up first, nothing was reached.
   *
   * @throws Deadline.Stopped when the run is cancelled first
   */
  JsonAnswer call(JsonCall call, Deadline deadline) throws InterruptedException;
}
