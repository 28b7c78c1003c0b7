package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;

/** Objects in S3 that fit into memory. */
interface SmallObjects {

  /**
   * The content of an object.
   *
   * @param most how many bytes it may have
   * @throws ObjectStoreException where it cannot be had, or is larger
   */
  byte[] read(ObjectAddress object, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException;

  /**
   * Writes an object; its key may end in a slash.
   *
   * @throws ObjectStoreException where that is refused
   */
  void put(ObjectAddress to, byte[] content, Deadline deadline)
      throws ObjectStoreException, InterruptedException;
}
