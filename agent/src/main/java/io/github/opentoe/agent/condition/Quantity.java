package io.github.opentoe.agent.condition;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of any size, exact: {@code sign × 0.digits × 10^exponent} (DL-102). Comparing takes no
 * more time than reading, whatever the exponent is.
 *
 * @param sign -1, 0 or 1
 * @param exponent the largest of all for infinity; 0 for zero
 * @param digits without zeros at either end
 */
record Quantity(int sign, long exponent, String digits) implements Comparable<Quantity> {

  private static final Quantity ZERO = new Quantity(0, 0, "");
  private static final Pattern TEXT = Pattern.compile("[-+]?([0-9]+[.])?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("([-+]?)([0-9]*)[.]?([0-9]*)(?:[eE]([-+]?[0-9]+))?");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?([.][0-9]+|[0-9]+([.][0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INFINITY = Pattern.compile("[-+]?[.](inf|Inf|INF)");
  private static final Pattern BASED = Pattern.compile("0(o[0-7]+|x[0-9a-fA-F]+)");
  private static final int HEXADECIMAL = 16;
  private static final int OCTAL = 8;

  /** The number that one side of a comparison stands for; empty where it is none (DL-100). */
  static Optional<Quantity> of(Side side) {
    String text = side.text();
    if (TEXT.matcher(text).matches()) {
      return Optional.of(decimal(text));
    }
    return side.typed() ? ofYaml(text) : Optional.empty();
  }

  private static Optional<Quantity> ofYaml(String text) {
    if (FLOAT.matcher(text).matches()) {
      boolean inRange = !Double.isInfinite(Double.parseDouble(text));
      return inRange ? Optional.of(decimal(text)) : Optional.empty();
    }
    if (INFINITY.matcher(text).matches()) {
      return Optional.of(new Quantity(text.startsWith("-") ? -1 : 1, Long.MAX_VALUE, "1"));
    }
    if (BASED.matcher(text).matches()) {
      int base = text.charAt(1) == 'x' ? HEXADECIMAL : OCTAL;
      return Optional.of(decimal(new BigInteger(text.substring(2), base).toString()));
    }
    return Optional.empty();
  }

  private static Quantity decimal(String text) {
    Matcher matcher = DECIMAL.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    String digits = matcher.group(2) + matcher.group(3);
    int first = 0;
    while (first < digits.length() && digits.charAt(first) == '0') {
      first++;
    }
    if (first == digits.length()) {
      return ZERO;
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    long exponent = exponent(Optional.ofNullable(matcher.group(4)).orElse("0"));
    return new Quantity(
        matcher.group(1).equals("-") ? -1 : 1,
        exponent + matcher.group(2).length() - first,
        digits.substring(first, end));
  }

  /** Only a number next to zero can have an exponent that does not fit. */
  private static long exponent(String text) {
    try {
      return Math.max(Long.parseLong(text), Long.MIN_VALUE / 2);
    } catch (NumberFormatException tooSmall) {
      return Long.MIN_VALUE / 2;
    }
  }

  @Override
  public int compareTo(Quantity other) {
    if (sign != other.sign) {
      return Integer.compare(sign, other.sign);
    }
    int order = Long.compare(exponent, other.exponent);
    return sign * (order != 0 ? order : digits.compareTo(other.digits));
  }
}
