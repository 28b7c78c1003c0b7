package io.github.opentoe.agent.aws;

/** What a call to S3 is made for, as its failure tells. */
enum S3Purpose {
  ASK(
      "cannot read",
      "s3:GetObject (or, where the object does not exist, s3:ListBucket)",
      "kms:Decrypt"),
  READ("cannot read", "s3:GetObject", "kms:Decrypt"),
  LIST("cannot list", "s3:ListBucket", "kms:Decrypt"),
  WRITE("cannot write", "s3:PutObject", "kms:GenerateDataKey");

  private final String failure;
  private final String permission;
  private final String keyPermission;

  S3Purpose(String failure, String permission, String keyPermission) {
    this.failure = failure;
    this.permission = permission;
    this.keyPermission = keyPermission;
  }

  /** How its failure begins. */
  String failure() {
    return failure;
  }

  /** What the caller must be allowed. */
  String permission() {
    return permission;
  }

  /** What the caller must be allowed to do with the key of an encrypted object. */
  String keyPermission() {
    return keyPermission;
  }
}
