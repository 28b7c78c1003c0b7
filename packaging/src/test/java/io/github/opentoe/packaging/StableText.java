package io.github.opentoe.packaging;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a word in place of what differs from run to run: times, ids, folders, pids. */
final class StableText {

  private static final Map<Pattern, String> RULES = rules();

  private static final Pattern REPEATED = Pattern.compile("([^ ])\\1{99,}");

  private final Map<String, String> places = new LinkedHashMap<>();

  /** Makes texts of a program stable that worked in these folders. */
  StableText(Path work, Path temporary, String version) {
    places.put(work.toString(), "$WORK");
    places.put(temporary.toString(), "$TMP");
    places.put(version, "$VERSION");
  }

  String of(String text) {
    String stable =
        REPEATED
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(found.group(1) + "{" + found.group().length() + "}"));
    for (Map.Entry<String, String> place : places.entrySet()) {
      stable = stable.replace(place.getKey(), place.getValue());
    }
    for (Map.Entry<Pattern, String> rule : RULES.entrySet()) {
      stable = rule.getKey().matcher(stable).replaceAll(rule.getValue());
    }
    return stable;
  }

  private static Map<Pattern, String> rules() {
    Map<Pattern, String> rules = new LinkedHashMap<>();
    // What a look at the host finds depends on the machine that tests.
    rules.put(Pattern.compile("(?m)^.*Preflight: .*\\R"), "");
    rules.put(Pattern.compile("TOE_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d_"), "TOE_\\$TIME_");
    rules.put(
        Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)"),
        "\\$TIME");
    rules.put(Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"), "\\$ID");
    rules.put(Pattern.compile("AWSTOE\\d+"), "AWSTOE\\$N");
    rules.put(Pattern.compile("script-\\d+"), "script-\\$N");
    // What bash says of a child that a signal ended.
    rules.put(Pattern.compile("(: line \\d+: +)\\d+( [A-Z][a-z]+)"), "$1\\$PID$2");
    return rules;
  }
}
