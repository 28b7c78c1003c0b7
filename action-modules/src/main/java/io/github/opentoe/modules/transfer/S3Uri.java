package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ObjectAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An {@code s3://} address (AM-85).
 *
 * @param bucket follows the rules for bucket names, unless it holds a placeholder
 * @param key everything after the first slash, literally; may be empty
 */
record S3Uri(String bucket, String key) {

  private static final String SCHEME = "s3://";
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern IP_ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  static S3Uri parse(String text) {
    if (!hasScheme(text)) {
      throw new IllegalArgumentException(
          "'{key}' of {action} must be an s3:// URI such as s3://bucket/key");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("'{key}' of {action} holds a control character");
    }
    String rest = text.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    S3Uri uri = new S3Uri(bucket, slash < 0 ? "" : rest.substring(slash + 1));
    if (!uri.isPlaceholder()) {
      uri.requireBucketName();
    }
    return uri;
  }

  static boolean hasScheme(String text) {
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Whether a template's {@code <placeholder>} still stands where the bucket belongs. */
  boolean isPlaceholder() {
    return bucket.indexOf('<') >= 0 && bucket.indexOf('>') >= 0;
  }

  /** Where it leads, in a bucket of this account. */
  ObjectAddress address(Optional<AccountId> owner) {
    return new ObjectAddress(bucket, key, owner.map(AccountId::digits));
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }

  private void requireBucketName() {
    if (bucket.toLowerCase(Locale.ROOT).startsWith("arn:")) {
      throw new IllegalArgumentException(
          "'{key}' of {action} names an access point; only bucket names are supported");
    }
    boolean valid =
        BUCKET.matcher(bucket).matches()
            && !bucket.contains("..")
            && !IP_ADDRESS.matcher(bucket).matches();
    if (!valid) {
      throw new IllegalArgumentException(
          "'{key}' of {action} names no valid bucket: '" + bucket + "'");
    }
  }
}
