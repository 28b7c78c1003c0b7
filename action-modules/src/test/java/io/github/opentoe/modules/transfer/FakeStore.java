package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import io.github.opentoe.agent.action.StoredObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;

/** Objects in memory, in buckets that all belong to everybody. */
final class FakeStore implements ObjectStore {

  /** Something that happens in the middle of a transfer. */
  @FunctionalInterface
  interface Event {
    void happen(Path file) throws IOException, InterruptedException;
  }

  final NavigableMap<String, byte[]> contents = new ConcurrentSkipListMap<>();
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  final List<Optional<String>> owners = Collections.synchronizedList(new ArrayList<>());
  final ConcurrentHashMap<String, Event> events = new ConcurrentHashMap<>();

  FakeStore with(String key, String content) {
    contents.put(key, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** What happens whenever this key is moved, before its bytes are. */
  FakeStore when(String key, Event event) {
    events.put(key, event);
    return this;
  }

  static ObjectStoreException failure(Kind kind, String message) {
    return new ObjectStoreException(kind, message);
  }

  String text(String key) {
    return new String(contents.getOrDefault(key, new byte[0]), StandardCharsets.UTF_8);
  }

  /** How often a method was called. */
  long count(String method) {
    return calls.stream().filter(call -> call.startsWith(method)).count();
  }

  @Override
  public StoredObject describe(ObjectAddress object, Deadline deadline)
      throws ObjectStoreException {
    note("describe", object);
    deadline.check();
    if (!contents.containsKey(object.key())) {
      throw failure(Kind.NO_SUCH_OBJECT, "no such object: " + object);
    }
    return stored(object);
  }

  private StoredObject stored(ObjectAddress object) {
    byte[] bytes = contents.getOrDefault(object.key(), new byte[0]);
    return new StoredObject(object, bytes.length, tag(bytes));
  }

  private static String tag(byte[] bytes) {
    return Integer.toHexString(Arrays.hashCode(bytes));
  }

  @Override
  public List<StoredObject> list(ObjectAddress prefix, int most, Deadline deadline) {
    note("list", prefix);
    deadline.check();
    return contents.tailMap(prefix.key()).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix.key()))
        .limit(most)
        .map(key -> stored(prefix.withKey(key)))
        .toList();
  }

  @Override
  public void download(StoredObject object, Path file, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException {
    note("download", object.address());
    happen(object.address(), file);
    deadline.check();
    byte[] bytes = contents.getOrDefault(object.address().key(), new byte[0]);
    if (!tag(bytes).equals(object.tag())) {
      throw failure(Kind.CHANGED, "changed while being fetched: " + object.address());
    }
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      out.write(bytes);
    } catch (IOException unwritable) {
      throw failure(Kind.OTHER, "cannot write: " + file);
    }
    progress.accept(bytes.length);
  }

  @Override
  public void upload(Path file, ObjectAddress to, Deadline deadline, LongConsumer progress)
      throws ObjectStoreException, InterruptedException {
    note("upload", to);
    happen(to, file);
    deadline.check();
    try {
      byte[] bytes = Files.readAllBytes(file);
      contents.put(to.key(), bytes);
      progress.accept(bytes.length);
    } catch (IOException unreadable) {
      throw failure(Kind.OTHER, "cannot read: " + file);
    }
  }

  private void happen(ObjectAddress object, Path file)
      throws ObjectStoreException, InterruptedException {
    Optional<Event> event = Optional.ofNullable(events.get(object.key()));
    if (event.isPresent()) {
      try {
        event.get().happen(file);
      } catch (ObjectStoreException meant) {
        throw meant;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private void note(String method, ObjectAddress address) {
    calls.add(method + " " + address);
    owners.add(address.owner());
  }
}
