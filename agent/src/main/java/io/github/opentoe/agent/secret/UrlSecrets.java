package io.github.opentoe.agent.secret;

import io.github.opentoe.agent.value.Value;
import java.util.regex.Pattern;

/** Hides the secret parts of URLs, wherever in a text they stand (AM-81). */
public final class UrlSecrets {

  private UrlSecrets() {}

  /** The text with them masked. */
  public static String mask(String text) {
    String shown = text;
    if (shown.contains("://")) {
      shown = Patterns.USER_INFO.matcher(shown).replaceAll("://" + Secrets.MASK + "@");
    }
    if (shown.indexOf('=') >= 0 && (shown.indexOf('?') >= 0 || shown.indexOf('&') >= 0)) {
      shown = Patterns.PARAMETER.matcher(shown).replaceAll("$1" + Secrets.MASK);
    }
    return shown;
  }

  /** The data with them masked. */
  public static Value mask(Value value) {
    return Secrets.mapped(value, UrlSecrets::mask);
  }

  /** Made when a text looks as if it had one of them, which most runs never see. */
  private static final class Patterns {
    static final Pattern USER_INFO = Pattern.compile("://[^\\s/?#\"'`<>]+@");
    static final Pattern PARAMETER =
        Pattern.compile(
            "(?i)([?&](?:X-Amz-Signature|X-Amz-Security-Token|sig|token|password)=)"
                + "[^&\\s#\"'`<>]+");
  }
}
