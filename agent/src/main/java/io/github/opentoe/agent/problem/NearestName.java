package io.github.opentoe.agent.problem;

import java.util.Collection;
import java.util.Optional;

/** Finds the name a person probably meant. */
public final class NearestName {

  private NearestName() {}

  /** The closest of the known names, if one is close enough to be a slip of the hand. */
  public static Optional<String> of(String written, Collection<String> known) {
    String best = "";
    int least = Math.max(1, written.length() / 3) + 1;
    for (String name : known) {
      int distance = name.equalsIgnoreCase(written) ? 0 : distance(written, name);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** {@code Did you mean 'x'?}, or empty where nothing is near. */
  public static String hint(String written, Collection<String> known) {
    return of(written, known).map(name -> "Did you mean '" + name + "'?").orElse("");
  }

  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    int[] current = new int[right.length() + 1];
    int[] beforePrevious = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int cost = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                Math.min(current[column - 1] + 1, previous[column] + 1),
                previous[column - 1] + cost);
        if (isSwap(left, right, row, column)) {
          current[column] = Math.min(current[column], beforePrevious[column - 2] + 1);
        }
      }
      int[] oldest = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = oldest;
    }
    return previous[right.length()];
  }

  private static boolean isSwap(String left, String right, int row, int column) {
    return row > 1
        && column > 1
        && left.charAt(row - 1) == right.charAt(column - 2)
        && left.charAt(row - 2) == right.charAt(column - 1);
  }
}
