package io.github.opentoe.modules.filesystem;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names for what is not complete yet, beside the place where it will go. */
final class PartName {

  private static final int MOST_CHARACTERS = 50;

  private PartName() {}

  /** A hidden name in the same folder that is not taken, as far as chance can tell. */
  static Path beside(Path target) {
    String name = FolderListing.nameOf(target);
    int end =
        name.offsetByCodePoints(
            0, Math.min(MOST_CHARACTERS, name.codePointCount(0, name.length())));
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return target.resolveSibling("." + name.substring(0, end) + "." + random + ".part");
  }
}
