package io.github.opentoe.agent.action;

import java.util.Optional;

/**
 * Where an object lies in S3, or a prefix of keys.
 *
 * @param bucket its name
 * @param key of the object, or what the keys begin with
 * @param owner the account that must own the bucket, as 12 digits; sent with every call (AM-86)
 */
public record ObjectAddress(String bucket, String key, Optional<String> owner) {

  /** Another key in the same bucket. */
  public ObjectAddress withKey(String other) {
    return new ObjectAddress(bucket, other, owner);
  }

  /** The address as people write it: {@code s3://bucket/key}. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
