package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;

/** Signs and sends calls; tries again where that can heal (CL-33). */
interface JsonApi {

  /** What came of it; ends within the deadline. */
  JsonAnswer call(JsonCall call, Deadline deadline) throws InterruptedException;
}
