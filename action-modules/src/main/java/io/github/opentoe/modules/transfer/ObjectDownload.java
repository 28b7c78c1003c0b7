package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Brings single objects to where they belong (AM-43, S3D-13).
 *
 * @param overwrite whether files that are there may be replaced
 */
record ObjectDownload(ObjectStore objects, Deadline deadline, boolean overwrite) {

  static ObjectDownload of(S3Download.Inputs input, ActionContext context) {
    return new ObjectDownload(context.objects(), context.deadline(), input.overwrite());
  }

  /**
   * Fetches one.
   *
   * @param folder that the target is in
   * @return the line to log
   */
  String fetch(
      StoredObject object, DownloadTarget target, TargetFolder folder, LongConsumer progress)
      throws IOException, InterruptedException {
    try (PartFile part = PartFile.in(folder, target.path(), target.written(), Optional.empty())) {
      long wanted = receive(object, part, target, progress);
      if (part.length() != wanted) {
        throw TransferFailure.last(
            "got " + part.length() + " of " + wanted + " bytes: " + object.address());
      }
      new Placement(part, target, deadline, folder).place(overwrite);
      return "downloaded " + object.address() + " to " + target.written() + ", " + bytes(wanted);
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (FileSystemException failure) {
      throw TransferFailure.last("cannot write: " + target.written() + ": " + OsReason.of(failure));
    }
  }

  private long receive(
      StoredObject object, PartFile part, DownloadTarget target, LongConsumer progress)
      throws IOException, InterruptedException {
    try {
      objects.download(object, part.path(), deadline, progress);
      return object.size();
    } catch (ObjectStoreException failure) {
      if (failure.kind() != ObjectStoreException.Kind.CHANGED) {
        String own = String.valueOf(failure.getMessage());
        throw TransferFailure.last(own.replace(part.path().toString(), target.written()));
      }
    }
    part.restart();
    StoredObject changed = objects.describe(object.address(), deadline);
    objects.download(changed, part.path(), deadline, progress);
    return changed.size();
  }

  private static String bytes(long count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }
}
