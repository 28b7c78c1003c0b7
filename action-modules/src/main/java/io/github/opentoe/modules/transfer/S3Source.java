package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.ObjectAddress;
import java.util.Optional;

/**
 * One object, or all whose keys begin alike (S3D-1 … S3D-4).
 *
 * @param uri the key without a star
 * @param isPrefix whether a star stood behind the key
 */
public record S3Source(S3Uri uri, boolean isPrefix) {

  /** Whether the text is an {@code s3://} address at all. */
  public static boolean isMeant(String text) {
    return S3Uri.hasScheme(text);
  }

  /** Reads a source, with or without a star at its end. */
  public static S3Source parse(String text) {
    int star = text.indexOf('*');
    if (star >= 0 && (star < text.length() - 1 || text.indexOf('/', "s3://".length()) < 0)) {
      throw new IllegalArgumentException("wildcard is allowed only at the end of '{key}'");
    }
    boolean isPrefix = star >= 0;
    S3Uri uri = S3Uri.parse(isPrefix ? text.substring(0, star) : text);
    if (!isPrefix && uri.key().isEmpty() && !uri.isPlaceholder()) {
      throw new IllegalArgumentException(
          "'{key}' of {action} names no object; write s3://bucket/key, or s3://bucket/prefix/*");
    }
    return new S3Source(uri, isPrefix);
  }

  /** The part of the keys that does not become part of local names (S3D-3). */
  String base() {
    return uri.key().substring(0, uri.key().lastIndexOf('/') + 1);
  }

  /** As its author wrote it. */
  @Override
  public String toString() {
    return uri + (isPrefix ? "*" : "");
  }

  /** Where the object lies, or what the keys begin with; whoever owns the bucket. */
  public ObjectAddress address() {
    return new ObjectAddress(uri.bucket(), uri.key(), Optional.empty());
  }

  /** What may surprise its author. */
  public void check(InputCheck check, String action, String key) {
    String subject = "'" + key + "' of " + action;
    if (uri.isPlaceholder()) {
      check.warning(key, subject + " holds a placeholder instead of a bucket: " + uri.bucket());
    }
    if (isPrefix && !uri.key().isEmpty() && !uri.key().endsWith("/")) {
      check.warning(
          key, subject + " has no slash before '*': every key that begins like this is meant");
    }
  }
}
