package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Copies a log folder into a bucket (EX-55 … EX-58). */
public final class LogUpload {

  private static final byte[] NOTHING = {};

  private final ObjectStore objects;
  private final SmallObjects small;
  private final ObjectAddress folder;

  /**
   * @param folder what the keys begin with, the last slash included
   */
  LogUpload(ObjectStore objects, SmallObjects small, ObjectAddress folder) {
    this.objects = objects;
    this.small = small;
    this.folder = folder;
  }

  /** Where the folder goes, without the last slash. */
  public String address() {
    String text = folder.toString();
    return text.substring(0, text.length() - 1);
  }

  /** Writes the folder itself, to see whether that is allowed; says why it is not (EX-56). */
  public Optional<String> probe(Deadline deadline) throws InterruptedException {
    return attempt(() -> small.put(folder, NOTHING, deadline), "the log bucket did not answer");
  }

  /** Copies files; says why one could not be copied. */
  public Optional<String> copy(List<Path> files, Deadline deadline) throws InterruptedException {
    for (Path file : files) {
      ObjectAddress to = folder.withKey(folder.key() + file.getFileName());
      Optional<String> problem =
          attempt(
              () -> objects.upload(file, to, deadline, sent -> {}),
              "uploading " + file.getFileName() + " took too long");
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<String> attempt(Transfer transfer, String late) throws InterruptedException {
    try {
      transfer.run();
      return Optional.empty();
    } catch (ObjectStoreException e) {
      return Optional.of("The logs cannot be uploaded to " + address() + ": " + e.getMessage());
    } catch (Deadline.Stopped e) {
      String reason = e.outcome() == ActionResult.Outcome.CANCELLED ? "cancelled" : late;
      return Optional.of("The logs cannot be uploaded to " + address() + ": " + reason);
    }
  }

  @FunctionalInterface
  private interface Transfer {
    void run() throws ObjectStoreException, InterruptedException;
  }
}
