package io.github.opentoe.modules.filesystem;

import java.io.IOException;

/** A change of owner or mode. */
interface EntryChange {

  /** What it could not do when it fails, such as {@code cannot change owner}. */
  String failure();

  /**
   * Changes one entry, never through a link.
   *
   * @return whether there was anything to change
   */
  boolean applyTo(TreeEntry entry) throws IOException;
}
