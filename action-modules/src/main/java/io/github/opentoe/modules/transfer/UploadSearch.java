package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.modules.filesystem.CodePointOrder;
import io.github.opentoe.modules.filesystem.FileKind;
import io.github.opentoe.modules.filesystem.FilePattern;
import io.github.opentoe.modules.filesystem.FinalLink;
import io.github.opentoe.modules.filesystem.FolderListing;
import io.github.opentoe.modules.filesystem.FolderPath;
import io.github.opentoe.modules.filesystem.Wildcard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files that an upload is about, before the first is sent (S3U-1 … S3U-7). */
final class UploadSearch {

  private static final int LONGEST_KEY = 1024;

  private final S3Upload.Inputs input;
  private final ActionContext context;
  private final String source;
  private final List<Upload> found = new ArrayList<>();

  UploadSearch(S3Upload.Inputs input, ActionContext context) {
    this.input = input;
    this.context = context;
    this.source = input.source().text();
  }

  /** All files, sorted by their names below the source. */
  List<Upload> run() throws IOException {
    FilePattern pattern = new FilePattern(source);
    if (pattern.isPattern()) {
      matching(pattern);
    } else {
      named(new FolderPath(source));
    }
    if (found.isEmpty()) {
      throw TransferFailure.last("source matches nothing: " + source);
    }
    found.sort(Comparator.comparing(Upload::name, CodePointOrder.OF_TEXTS));
    return found;
  }

  private void named(FolderPath path) throws IOException {
    Path file = path.in(context);
    switch (FileKind.behindLinks(file)) {
      case MISSING -> throw TransferFailure.last("source matches nothing: " + source);
      case LINK, OTHER -> throw TransferFailure.last("is not a regular file: " + source);
      case FILE -> {
        if (path.endsInSeparator(context.platform())) {
          throw TransferFailure.last("is not a folder: " + source);
        }
        String name = FolderListing.nameOf(file);
        Path real = FinalLink.follow(file, source).toRealPath();
        add(new Entry(real, name, source), input.destination().keyOfOne(name));
      }
      case FOLDER -> {
        if (!input.recurse()) {
          throw TransferFailure.last("source is a folder, set recurse to true: " + source);
        }
        Path root = FinalLink.follow(file, source).toRealPath();
        boolean isClosed = path.endsInSeparator(context.platform());
        below(new Entry(root, "", source + (isClosed ? "" : separator())), root);
      }
    }
  }

  private void matching(FilePattern pattern) throws IOException {
    Path folder = pattern.folder(context);
    if (FileKind.behindLinks(folder) != FileKind.FOLDER) {
      return;
    }
    Path root = folder.toRealPath();
    Wildcard names = pattern.names(context.platform());
    for (Path path : FolderListing.of(root, source)) {
      String name = FolderListing.nameOf(path);
      if (names.matches(name)) {
        String written = pattern.folderText(context.platform()) + name;
        visit(new Entry(path, name, written), root);
      }
    }
  }

  /** Something found below the source. */
  private record Entry(Path path, String name, String written) {

    Entry at(Path other) {
      return new Entry(other, name, written);
    }
  }

  private void below(Entry folder, Path root) throws IOException {
    String prefix = folder.name().isEmpty() ? "" : folder.name() + "/";
    try {
      for (Path path : FolderListing.of(folder.path(), folder.written())) {
        String name = FolderListing.nameOf(path);
        visit(new Entry(path, prefix + name, folder.written() + name), root);
      }
    } catch (FileSystemException failure) {
      throw TransferFailure.last("cannot read: " + folder.written() + ": " + OsReason.of(failure));
    }
  }

  private void visit(Entry entry, Path root) throws IOException {
    context.deadline().check();
    switch (FileKind.of(entry.path())) {
      case FILE -> add(entry, input.destination().keyBelow(entry.name()));
      case FOLDER -> {
        if (input.recurse()) {
          below(new Entry(entry.path(), entry.name(), entry.written() + separator()), root);
        }
      }
      case LINK -> visitLink(entry, root);
      case OTHER -> passOver("is not a regular file", entry);
      case MISSING -> {}
    }
  }

  private void visitLink(Entry link, Path root) throws IOException {
    switch (FileKind.behindLinks(link.path())) {
      case FILE -> {
        if (!input.recurse()) {
          FinalLink.follow(link.path(), link.written());
        }
        Path real = link.path().toRealPath();
        if (input.recurse() && !real.startsWith(root)) {
          passOver("is a link to a file outside the source", link);
        } else {
          add(link.at(real), input.destination().keyBelow(link.name()));
        }
      }
      case FOLDER -> passOver("is a link to a folder", link);
      case MISSING -> passOver("is a link to nothing", link);
      case LINK, OTHER -> passOver("is not a regular file", link);
    }
  }

  private void passOver(String why, Entry entry) {
    context.log().warning("passed over, " + why + ": " + entry.written());
  }

  private void add(Entry file, String key) throws IOException {
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw TransferFailure.last("key is longer than 1024 bytes: " + key);
    }
    ObjectAddress to = input.destination().uri().address(input.expectedBucketOwner()).withKey(key);
    found.add(new Upload(file.path(), file.name(), file.written(), Files.size(file.path()), to));
  }

  private String separator() {
    return context.platform() == Platform.WINDOWS ? "\\" : "/";
  }
}
