package io.github.opentoe.modules.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one of our scripts reports, in one line: {@code ::kind}, and fields with tabs between them.
 *
 * @param kind what is reported
 * @param fields the details
 */
public record ScriptRecord(String kind, List<String> fields) {

  private static final String MARK = "::";
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  public ScriptRecord {
    fields = List.copyOf(fields);
  }

  /** All records in an output; other lines are passed over. */
  public static List<ScriptRecord> parse(String output) {
    List<ScriptRecord> records = new ArrayList<>();
    for (String line : output.lines().toList()) {
      if (line.startsWith(MARK)) {
        List<String> parts = List.of(TAB.split(line.substring(MARK.length()), -1));
        records.add(
            new ScriptRecord(
                parts.get(0),
                parts.subList(1, parts.size()).stream().map(ScriptRecord::plain).toList()));
      }
    }
    return records;
  }

  private static String plain(String field) {
    return ESCAPE
        .matcher(field)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  /** A field; empty where the script gave fewer. */
  public String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }
}
