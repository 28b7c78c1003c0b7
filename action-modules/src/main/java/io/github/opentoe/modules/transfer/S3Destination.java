package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.InputCheck;

/**
 * Where uploads go: a key, a prefix, or a bucket alone (S3U-1, S3U-2).
 *
 * @param uri the bucket and the key or prefix
 */
public record S3Destination(S3Uri uri) {

  /** Reads a destination. */
  public static S3Destination parse(String text) {
    return new S3Destination(S3Uri.parse(text));
  }

  /** The key of a file that goes there alone (S3U-1). */
  String keyOfOne(String name) {
    return uri.key().isEmpty() || uri.key().endsWith("/") ? uri.key() + name : uri.key();
  }

  /** The key of a file that goes there with others (S3U-2). */
  String keyBelow(String name) {
    boolean needsSlash = !uri.key().isEmpty() && !uri.key().endsWith("/");
    return uri.key() + (needsSlash ? "/" : "") + name;
  }

  /** What may surprise its author. */
  public void check(InputCheck check, String action, String key) {
    String subject = "'" + key + "' of " + action;
    if (uri.isPlaceholder()) {
      check.warning(key, subject + " holds a placeholder instead of a bucket: " + uri.bucket());
    }
    if (uri.key().indexOf('*') >= 0) {
      check.warning(key, subject + " holds a '*', which is an ordinary character here");
    }
  }
}
