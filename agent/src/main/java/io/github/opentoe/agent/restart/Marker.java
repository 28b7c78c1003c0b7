package io.github.opentoe.agent.restart;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The word by which triggers of one state directory are known, and no others. */
final class Marker {

  private static final String START = "opentoe-resume-";
  private static final int DIGITS = 16;
  private static final Pattern SHAPE = Pattern.compile(START + "[0-9a-f]{" + DIGITS + "}");

  private Marker() {}

  static String of(Path folder) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(folder.toString().getBytes(StandardCharsets.UTF_8));
      return START + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }
}
