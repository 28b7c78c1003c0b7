package io.github.opentoe.agent.action;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Objects in S3. Each method ends within the deadline, or with {@link Deadline.Stopped}; each
 * failure names bucket, key and what to do (AM-79, AM-86 … AM-88).
 */
public interface ObjectStore {

  /**
   * Asks for one object.
   *
   * @throws ObjectStoreException where there is none, or it cannot be asked for
   */
  StoredObject describe(ObjectAddress object, Deadline deadline)
      throws ObjectStoreException, InterruptedException;

  /**
   * The objects whose keys begin with the key of the address, ordered by key.
   *
   * @param most how many to return at the most
   * @throws ObjectStoreException where the bucket cannot be listed
   */
  List<StoredObject> list(ObjectAddress prefix, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException;

  /**
   * Fetches an object into a file that is there and empty, in parallel parts where it is large; its
   * checksum, if it has one, is verified. The file is not synced.
   *
   * @param progress is told how many bytes have come in all, on any thread
   * @throws ObjectStoreException where it cannot be fetched or written; the file may hold a part
   */
  void download(StoredObject object, Path file, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException;

  /**
   * Sends a file that is no link, in parallel parts where it is large; what was sent of a failed
   * upload is removed.
   *
   * @param progress is told how many bytes have gone in all, on any thread
   * @throws ObjectStoreException where it cannot be read or sent, or changes meanwhile (S3U-10)
   */
  void upload(Path file, ObjectAddress to, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException;
}
