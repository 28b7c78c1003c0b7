package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Objects in S3 through the one client of the run. The SDK is loaded by the first call, and its
 * absence is told in a sentence.
 */
final class S3Objects implements ObjectStore, SmallObjects, AutoCloseable {

  /** What one call does with the store. */
  private interface Use<T> {
    T of(S3Store store) throws ObjectStoreException, InterruptedException;
  }

  private final Supplier<Session> session;
  private Optional<S3Store> store = Optional.empty();

  S3Objects(Supplier<Session> session) {
    this.session = session;
  }

  @Override
  public StoredObject describe(ObjectAddress object, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    return use(object, each -> each.describe(object, deadline));
  }

  @Override
  public List<StoredObject> list(ObjectAddress prefix, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    return use(prefix, each -> each.list(prefix, most, deadline));
  }

  @Override
  public void download(StoredObject object, Path file, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException {
    use(
        object.address(),
        each -> {
          each.download(object, file, deadline, progress);
          return true;
        });
  }

  @Override
  public void upload(Path file, ObjectAddress to, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException {
    use(
        to,
        each -> {
          each.upload(file, to, deadline, progress);
          return true;
        });
  }

  @Override
  public byte[] read(ObjectAddress object, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    return use(object, each -> each.read(object, most, deadline));
  }

  @Override
  public void put(ObjectAddress object, byte[] content, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    use(
        object,
        each -> {
          each.put(object, content, deadline);
          return true;
        });
  }

  private <T> T use(ObjectAddress address, Use<T> use)
      throws ObjectStoreException, InterruptedException {
    try {
      return use.of(store());
    } catch (NoClassDefFoundError missing) {
      throw new ObjectStoreException(
          ObjectStoreException.Kind.OTHER, "cannot reach: " + address + ": " + Aws.NO_SDK);
    }
  }

  private synchronized S3Store store() {
    S3Store made = store.orElseGet(() -> new S3Store(session.get()));
    store = Optional.of(made);
    return made;
  }

  @Override
  public synchronized void close() {
    store.ifPresent(S3Store::close);
    store = Optional.empty();
  }
}
