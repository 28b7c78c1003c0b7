package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.StoredObject;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.modules.filesystem.FileKind;
import io.github.opentoe.modules.filesystem.NewFolders;
import io.github.opentoe.modules.transfer.SideBySide.Job;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Downloads all objects whose keys begin alike (S3D-2 … S3D-18). */
final class WildcardDownload {

  private static final int MOST = 1000;

  private final S3Download.Inputs input;
  private final ActionContext context;
  private final ObjectDownload download;

  WildcardDownload(S3Download.Inputs input, ActionContext context) {
    this.input = input;
    this.context = context;
    this.download = ObjectDownload.of(input, context);
  }

  /** Checks everything first, then fetches. */
  void run(Duration interval) throws IOException, InterruptedException {
    List<LocalName> names = LocalNames.of(listed(), input.source().base(), context.platform());
    Path folder = input.destination().in(context);
    for (LocalName name : names) {
      checkPath(folder, name);
    }
    if (FileKind.behindLinks(folder) != FileKind.MISSING) {
      FoldersBelow below = below(folder);
      for (LocalName name : names) {
        context.deadline().check();
        below.check(name.folders());
        if (!name.isFolder()) {
          target(name, below);
        }
      }
    }
    fetch(names, created(folder), interval);
  }

  private List<StoredObject> listed() throws IOException, InterruptedException {
    List<StoredObject> objects =
        download
            .objects()
            .list(
                input.source().uri().address(input.expectedBucketOwner()),
                MOST + 1,
                context.deadline());
    if (objects.isEmpty()) {
      throw TransferFailure.last("no object matches " + input.source());
    }
    if (objects.size() > MOST) {
      throw TransferFailure.last("more than 1000 objects match " + input.source());
    }
    return objects;
  }

  private void checkPath(Path folder, LocalName name) throws TransferFailure {
    String key = name.object().address().key();
    try {
      Path joined = folder;
      for (String segment : name.segments()) {
        joined = joined.resolve(segment);
      }
      Path base = folder.toAbsolutePath().normalize();
      if (!joined.toAbsolutePath().normalize().startsWith(base)) {
        throw TransferFailure.last("unsafe key: " + key);
      }
    } catch (InvalidPathException unusable) {
      throw TransferFailure.last("no file can have this name: " + key);
    }
  }

  private FoldersBelow below(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw TransferFailure.last("destination is not a folder: " + input.destination().text());
    }
    boolean isClosed = input.destination().endsInSeparator(context.platform());
    String separator = context.platform() == Platform.WINDOWS ? "\\" : "/";
    return new FoldersBelow(
        folder.toRealPath(), input.destination().text() + (isClosed ? "" : separator));
  }

  private FoldersBelow created(Path folder) throws IOException {
    try {
      NewFolders.above(folder.resolve("any"));
    } catch (NotDirectoryException inTheWay) {
      throw TransferFailure.last("parent is not a folder: " + input.destination().text());
    } catch (FileSystemException failure) {
      throw TransferFailure.last(
          "cannot create: " + input.destination().text() + ": " + OsReason.of(failure));
    }
    return below(folder);
  }

  /** The target of an object; no link is followed to it. */
  private DownloadTarget target(LocalName name, FoldersBelow below) throws IOException {
    String written = below.written(name.segments());
    Path path = below.path(name.segments());
    FileKind kind = FileKind.of(path);
    if (!input.overwrite() && kind != FileKind.MISSING) {
      throw DownloadTarget.alreadyExists(written);
    }
    return switch (kind) {
      case MISSING, FILE -> new DownloadTarget(path, written, kind == FileKind.FILE);
      case LINK -> throw FoldersBelow.link(written);
      case FOLDER, OTHER -> throw TransferFailure.last("is not a regular file: " + written);
    };
  }

  private void fetch(List<LocalName> names, FoldersBelow below, Duration interval)
      throws IOException, InterruptedException {
    long all = names.stream().mapToLong(name -> name.object().size()).sum();
    context
        .log()
        .info("downloading " + names.size() + " objects, " + all + " bytes: " + input.source());
    SharedProgress progress =
        new SharedProgress(new Progress(context.log(), "downloaded", interval), all);
    List<Job> jobs = new ArrayList<>();
    for (LocalName name : names) {
      LongConsumer one = progress.ofOne();
      jobs.add(new Job(name.object().size(), () -> fetchOne(name, below, one)));
    }
    new SideBySide(context.log(), download.deadline()).run(jobs);
  }

  private String fetchOne(LocalName name, FoldersBelow below, LongConsumer progress)
      throws IOException, InterruptedException {
    download.deadline().check();
    String written = below.written(name.segments());
    try {
      return below.in(
          name.folders(),
          folder ->
              name.isFolder()
                  ? "created folder " + written
                  : download.fetch(name.object(), target(name, below), folder, progress));
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (FileSystemException failure) {
      throw TransferFailure.last("cannot write: " + written + ": " + OsReason.of(failure));
    }
  }
}
