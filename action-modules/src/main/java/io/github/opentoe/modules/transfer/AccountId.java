package io.github.opentoe.modules.transfer;

import java.util.regex.Pattern;

/**
 * The id of an AWS account (AM-86).
 *
 * @param digits exactly 12, leading zeros kept
 */
public record AccountId(String digits) {

  private static final Pattern FORM = Pattern.compile("[0-9]{12}");

  /** Reads an account id. */
  public static AccountId parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("'{key}' of {action} must be 12 digits");
    }
    return new AccountId(text);
  }
}
