package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;

/** Objects in S3 that fit into memory. */
interface SmallObjects {

  /**
   * The first bytes of an object: all of it, or as many as wanted at the most.
   *
   * @throws ObjectStoreException where it cannot be had
   */
  byte[] read(ObjectAddress object, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException;

  /**
   * Writes an object.
   *
   * @throws ObjectStoreException where that is refused
   */
  void put(ObjectAddress to, byte[] content, Deadline deadline)
      throws ObjectStoreException, InterruptedException;
}
