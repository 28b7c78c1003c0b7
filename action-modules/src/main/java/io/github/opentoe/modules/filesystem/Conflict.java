package io.github.opentoe.modules.filesystem;

/** Two things of different kinds that want the same place; none makes room (CPD-5). */
final class Conflict {

  private Conflict() {}

  static FileFailure between(FileKind kind, NamedPath source, FileKind there, NamedPath target) {
    return new FileFailure(
        "%s cannot take the place of %s: %s, %s"
            .formatted(words(kind), words(there), source.written(), target.written()));
  }

  private static String words(FileKind kind) {
    return switch (kind) {
      case FILE -> "a file";
      case FOLDER -> "a folder";
      case LINK -> "a link";
      case OTHER -> "a special file";
      case MISSING -> "nothing";
    };
  }
}
