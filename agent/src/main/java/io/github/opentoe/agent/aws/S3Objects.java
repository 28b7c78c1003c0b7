package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Objects in S3 through the one client of the run. */
final class S3Objects implements ObjectStore, SmallObjects {

  @Override
  public StoredObject describe(ObjectAddress object, Deadline deadline)
      throws ObjectStoreException {
    throw refused(object);
  }

  @Override
  public List<StoredObject> list(ObjectAddress prefix, int most, Deadline deadline)
      throws ObjectStoreException {
    throw refused(prefix);
  }

  @Override
  public void download(StoredObject object, Path file, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException {
    throw refused(object.address());
  }

  @Override
  public void upload(Path file, ObjectAddress to, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException {
    throw refused(to);
  }

  @Override
  public byte[] read(ObjectAddress object, int most, Deadline deadline)
      throws ObjectStoreException {
    throw refused(object);
  }

  @Override
  public void put(ObjectAddress to, byte[] content, Deadline deadline) throws ObjectStoreException {
    throw refused(to);
  }

  private static ObjectStoreException refused(ObjectAddress address) {
    return new ObjectStoreException(
        ObjectStoreException.Kind.OTHER, "cannot reach " + address + ": not built yet");
  }
}
