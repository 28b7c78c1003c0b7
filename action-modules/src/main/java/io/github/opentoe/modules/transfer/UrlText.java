package io.github.opentoe.modules.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters of URLs: escapes, secrets. */
final class UrlText {

  private static final String ILLEGAL = "\"<>\\^`{|}";
  private static final Pattern PARAMETER = Pattern.compile("([?&;])([^=&;]*)=([^&;]*)");
  private static final Set<String> SECRET =
      Set.of("x-amz-signature", "x-amz-security-token", "sig", "token", "password");
  private static final String MASK = "****";

  private UrlText() {}

  /** Escapes what may not be sent as it is; escapes that are there stay. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point > ' ' && point < 0x7f && ILLEGAL.indexOf(point) < 0) {
                encoded.append((char) point);
              } else {
                byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                for (byte unit : bytes) {
                  encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
                }
              }
            });
    return encoded.toString();
  }

  /** The text with its escapes replaced; empty where that is no UTF-8. */
  static Optional<String> decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) == '%') {
        bytes.write(HexFormat.fromHexDigits(text, index + 1, index + 3));
        index += 2;
      } else {
        bytes.writeBytes(text.substring(index, index + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(all).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  static boolean isUnfitForNames(int unit) {
    return unit == '/' || unit == '\\' || Character.isISOControl(unit);
  }

  /** The query with the values of secret parameters hidden (AM-81). */
  static String maskQuery(String query) {
    Matcher parameters = PARAMETER.matcher(query);
    StringBuilder masked = new StringBuilder();
    while (parameters.find()) {
      String name = decodeOrKeep(parameters.group(2));
      boolean secret = SECRET.contains(name.toLowerCase(Locale.ROOT));
      String replacement =
          secret ? parameters.group(1) + parameters.group(2) + "=" + MASK : parameters.group();
      parameters.appendReplacement(masked, Matcher.quoteReplacement(replacement));
    }
    return parameters.appendTail(masked).toString();
  }

  /** A Basic authorization of a user-info part, whose escapes are replaced. */
  static String basicCredentials(String userInfo) {
    String plain = decodeOrKeep(userInfo);
    String both = plain.indexOf(':') >= 0 ? plain : plain + ":";
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private static String decodeOrKeep(String text) {
    try {
      return decode(text).orElse(text);
    } catch (IndexOutOfBoundsException | NumberFormatException badEscape) {
      return text;
    }
  }
}
