package io.github.opentoe.modules.filesystem;

import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * Something whose owner or mode shall change.
 *
 * @param place where it is
 * @param kind what it is; a link is a link
 * @param view of exactly what was found there, whatever stands at the path by now; only where the
 *     system has such views
 */
record TreeEntry(NamedPath place, FileKind kind, Optional<PosixFileAttributeView> view) {

  /** Something that its author named. */
  static TreeEntry named(NamedPath place, FileKind kind) {
    return new TreeEntry(place, kind, Optional.empty());
  }

  /** Whether it can be opened without any effect, and so be held while it changes. */
  boolean canBeHeld() {
    return view.isPresent() && (kind == FileKind.FILE || kind == FileKind.FOLDER);
  }
}
