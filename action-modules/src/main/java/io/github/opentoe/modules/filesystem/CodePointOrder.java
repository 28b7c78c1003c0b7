package io.github.opentoe.modules.filesystem;

import java.util.Arrays;
import java.util.Comparator;

/** Orders texts by their code points, which is not the order of Java's strings (AM-41, LS-3). */
final class CodePointOrder {

  static final Comparator<String> OF_TEXTS =
      (left, right) -> Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

  private CodePointOrder() {}
}
