package io.github.opentoe.agent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Values of parameters as {@code --parameters} takes them: {@code n1=v1,n2=v2}, where a comma
 * begins a new pair only before a legal name and an equals sign, and {@code "n=a,b=c"} shields
 * commas (CL-14 … CL-16).
 *
 * @param values by name; of equal names the last
 * @param errors why it cannot be read; empty where it can
 * @param warnings about text that looks like a pair and is none
 */
record ParameterList(Map<String, String> values, List<String> errors, List<String> warnings) {

  private static final int SHORTEST_NAME = 3;
  private static final int LONGEST_NAME = 128;
  private static final Pattern NAME_CHARACTERS = Pattern.compile("[A-Za-z0-9_-]+");

  ParameterList {
    values = Map.copyOf(values);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  static ParameterList read(String text) {
    return new Reader(text).read();
  }

  static boolean isName(String text) {
    return text.length() >= SHORTEST_NAME
        && text.length() <= LONGEST_NAME
        && NAME_CHARACTERS.matcher(text).matches();
  }

  /** Goes through the text item by item; an item ends at a comma or at the end. */
  private static final class Reader {

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private String name = "";

    Reader(String text) {
      this.text = text;
    }

    ParameterList read() {
      int at = 0;
      while (at <= text.length() && !text.isEmpty() && errors.isEmpty()) {
        int quoteEnd = closingQuote(at);
        int end = quoteEnd > 0 ? quoteEnd + 1 : commaFrom(at);
        take(text.substring(at, end), quoteEnd > 0);
        at = end + 1;
      }
      finishPair();
      return new ParameterList(values, errors, warnings);
    }

    private void take(String item, boolean isQuoted) {
      String plain = isQuoted ? item.substring(1, item.length() - 1).replace("\"\"", "\"") : item;
      int equals = plain.indexOf('=');
      if (equals >= 0 && isName(plain.substring(0, equals))) {
        finishPair();
        name = plain.substring(0, equals);
        value.append(plain, equals + 1, plain.length());
      } else if (name.isEmpty()) {
        errors.add(whyNoPair(item, equals < 0 ? "" : plain.substring(0, equals), equals));
      } else {
        warnIfNearlyPair(item);
        value.append(',').append(item);
      }
    }

    private void finishPair() {
      if (!name.isEmpty() && value.isEmpty()) {
        errors.add("'" + name + "=' has no value");
      } else if (!name.isEmpty()) {
        values.put(name, value.toString());
      }
      value.setLength(0);
    }

    private static String whyNoPair(String item, String before, int equals) {
      if (equals < 0) {
        return "'" + item + "' is not name=value";
      }
      if (before.startsWith("\"")) {
        return "the quotation mark in '" + item + "' is not closed";
      }
      return before.isEmpty()
          ? "'" + item + "' has no name"
          : "'"
              + before
              + "' is no parameter name: 3 to 128 letters, digits, '-' and '_' are allowed";
    }

    private void warnIfNearlyPair(String item) {
      int equals = item.indexOf('=');
      String before = equals < 0 ? "" : item.substring(0, equals);
      String reason = "";
      if (isName(before.strip())) {
        reason = "begins with a blank";
      } else if (NAME_CHARACTERS.matcher(before).matches()) {
        reason =
            before.length() < SHORTEST_NAME
                ? "has a name of fewer than 3 characters"
                : "has a name of more than 128 characters";
      }
      if (!reason.isEmpty()) {
        warnings.add("'" + item + "' " + reason + " and stays in the value of '" + name + "'");
      }
    }

    private int commaFrom(int at) {
      int comma = text.indexOf(',', at);
      return comma < 0 ? text.length() : comma;
    }

    /** Where a quoted pair that begins here ends; 0 where none begins here. */
    private int closingQuote(int at) {
      if (at >= text.length() || text.charAt(at) != '"') {
        return 0;
      }
      int equals = text.indexOf('=', at);
      if (equals < 0 || !isName(text.substring(at + 1, equals))) {
        return 0;
      }
      int quote = text.indexOf('"', at + 1);
      while (quote > 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
        quote = text.indexOf('"', quote + 2);
      }
      boolean endsItem = quote > 0 && (quote + 1 == text.length() || text.charAt(quote + 1) == ',');
      return endsItem ? quote : 0;
    }
  }
}
