package io.github.opentoe.agent.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The forms in which programs print a secret. */
final class SecretForms {

  /** Shorter secrets are not looked for in the output of commands (DL-51). */
  private static final int LONG = 8;

  /** Shorter secrets would tear words apart. */
  private static final int WORD = 4;

  /** Bits of base64's first characters depend on what stands before the secret. */
  private static final int[] FOREIGN = {0, 2, 3};

  /** Tools break base64 into lines of these lengths. */
  private static final int[] LINES = {64, 76};

  private static final int SHORTEST_PIECE = 8;

  private SecretForms() {}

  static boolean isLong(String secret) {
    return secret.length() >= LONG;
  }

  static List<Form> of(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (!isLong(secret)) {
      return List.of(new PlainForm(bytes, secret.length() < WORD));
    }
    List<Form> forms = new ArrayList<>();
    forms.add(new PlainForm(bytes, false));
    forms.add(new UrlForm(bytes));
    forms.add(new EscapedForm(bytes));
    for (int shift = 0; shift < FOREIGN.length; shift++) {
      base64(bytes, shift, forms);
    }
    return forms;
  }

  /** Base64 of a text in which the secret begins at 3·n + shift. */
  private static void base64(byte[] secret, int shift, List<Form> forms) {
    byte[] shifted = new byte[secret.length + shift];
    System.arraycopy(secret, 0, shifted, shift, secret.length);
    byte[] common = Base64.getEncoder().encode(shifted);
    byte[] forUrls = Base64.getUrlEncoder().encode(shifted);
    int whole = shifted.length * 8 / 6;
    boolean isOpen = shifted.length % 3 != 0;
    forms.add(new Base64Form(Arrays.copyOfRange(common, FOREIGN[shift], whole), isOpen));
    if (!Arrays.equals(common, forUrls)) {
      forms.add(new Base64Form(Arrays.copyOfRange(forUrls, FOREIGN[shift], whole), isOpen));
    }
    if (shift == 0) {
      pieces(common, forms);
    }
  }

  private static void pieces(byte[] encoded, List<Form> forms) {
    for (int line : LINES) {
      for (int start = 0; encoded.length > line && start < encoded.length; start += line) {
        int end = Math.min(start + line, encoded.length);
        if (end - start >= SHORTEST_PIECE) {
          forms.add(new PlainForm(Arrays.copyOfRange(encoded, start, end), false));
        }
      }
    }
  }
}
