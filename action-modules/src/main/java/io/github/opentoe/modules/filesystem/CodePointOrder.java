package io.github.opentoe.modules.filesystem;

import java.util.Comparator;

/** Orders texts by their code points, which is not the order of Java's strings (AM-41, LS-3). */
public final class CodePointOrder {

  /** From the smallest code points to the largest. */
  public static final Comparator<String> OF_TEXTS = CodePointOrder::compare;

  private CodePointOrder() {}

  private static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int index = 0; index < length; index++) {
      char one = left.charAt(index);
      char other = right.charAt(index);
      if (one != other) {
        // The halves of a pair stand for more than any other unit does.
        boolean isHalf = Character.isSurrogate(one);
        return isHalf == Character.isSurrogate(other)
            ? Character.compare(one, other)
            : Boolean.compare(isHalf, !isHalf);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
