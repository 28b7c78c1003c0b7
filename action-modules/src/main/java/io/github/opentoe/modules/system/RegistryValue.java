package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.TextOrList;
import io.github.opentoe.agent.value.Value;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What shall be put into the Windows registry (REG-4 … REG-8).
 *
 * @param kind the type
 * @param given as written
 */
record RegistryValue(RegistryType.Kind kind, TextOrList given) {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final Pattern BYTE =
      Pattern.compile("0*(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[0-9]{1,2})");
  private static final Pattern HEX_PREFIX = Pattern.compile("^hex:");
  private static final Pattern HEX_FILLERS = Pattern.compile("[ ,-]");
  private static final Pattern HEX_BYTES = Pattern.compile("([0-9a-fA-F]{2})*");
  private static final int LONGEST_NUMBER = 100;

  /** Why it does not fit its type; empty if it does. */
  Optional<String> problem() {
    return switch (kind) {
      case SZ, EXPAND_SZ -> textProblem();
      case DWORD -> numberProblem(32);
      case QWORD -> numberProblem(64);
      case BINARY -> given.isList() ? byteListProblem() : hexProblem();
      case MULTI_SZ -> textListProblem();
    };
  }

  /**
   * The same for a script, if there is no problem with it: numbers as signed decimal text, bytes as
   * base64.
   */
  Value data() {
    return switch (kind) {
      case SZ, EXPAND_SZ -> Value.text(only());
      case DWORD -> Value.text(Integer.toString(number(only()).orElseThrow().intValue()));
      case QWORD -> Value.text(Long.toString(number(only()).orElseThrow().longValue()));
      case BINARY -> Value.text(Base64.getEncoder().encodeToString(bytes()));
      case MULTI_SZ -> Value.sequence(given.items().stream().map(Value::text).toList());
    };
  }

  private byte[] bytes() {
    if (!given.isList()) {
      return HexFormat.of().parseHex(hexDigits());
    }
    byte[] bytes = new byte[given.items().size()];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) Integer.parseInt(given.items().get(index));
    }
    return bytes;
  }

  private String only() {
    return given.items().get(0);
  }

  private Optional<String> textProblem() {
    if (given.isList()) {
      return Optional.of("value must be one text for " + kind + ", not a list");
    }
    return holdsNul() ? Optional.of("value holds a NUL") : Optional.empty();
  }

  private Optional<String> textListProblem() {
    if (given.items().stream().anyMatch(String::isEmpty)) {
      return Optional.of("value holds an empty item, which MULTI_SZ cannot hold");
    }
    return holdsNul() ? Optional.of("value holds a NUL") : Optional.empty();
  }

  private boolean holdsNul() {
    return given.items().stream().anyMatch(item -> item.indexOf('\0') >= 0);
  }

  private Optional<String> numberProblem(int bits) {
    if (given.isList()) {
      return Optional.of("value is a list, not a whole number for " + kind);
    }
    Optional<BigInteger> number = number(only());
    if (number.isEmpty()) {
      return Optional.of("value '" + only() + "' is not a whole number for " + kind);
    }
    boolean fits =
        number.get().signum() < 0
            ? number.get().bitLength() < bits
            : number.get().bitLength() <= bits;
    return fits
        ? Optional.empty()
        : Optional.of("value '" + only() + "' is out of range for " + kind);
  }

  private static Optional<BigInteger> number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    if (HEX.matcher(text).matches()) {
      return Optional.of(new BigInteger(text.substring(2), 16));
    }
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
  }

  private Optional<String> byteListProblem() {
    List<String> wrong =
        given.items().stream().filter(item -> !BYTE.matcher(item).matches()).toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of("value '" + wrong.get(0) + "' is not a whole number from 0 to 255");
  }

  private Optional<String> hexProblem() {
    return HEX_BYTES.matcher(hexDigits()).matches()
        ? Optional.empty()
        : Optional.of("value '" + only() + "' is not an even number of hex digits");
  }

  private String hexDigits() {
    String plain = only().strip().toLowerCase(Locale.ROOT);
    return HEX_FILLERS.matcher(HEX_PREFIX.matcher(plain).replaceFirst("")).replaceAll("");
  }
}
