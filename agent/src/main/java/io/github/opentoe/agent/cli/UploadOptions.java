package io.github.opentoe.agent.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the logs go beside this machine. */
final class UploadOptions implements SettingOptions {

  @Option(
      names = {"-b", "--log-s3-bucket-name"},
      paramLabel = "<name>",
      description = "Bucket for the log folder.")
  Optional<String> bucketName = Optional.empty();

  @Option(
      names = "--log-s3-bucket-owner",
      paramLabel = "<account>",
      description = "Account that must own that bucket: 12 digits.")
  Optional<String> bucketOwner = Optional.empty();

  @Option(
      names = {"-k", "--log-s3-key-prefix"},
      paramLabel = "<text>",
      description = "What the keys in that bucket begin with.")
  Optional<String> keyPrefix = Optional.empty();

  @Option(
      names = "--cw-log-group",
      paramLabel = "<name>",
      description = "CloudWatch log group for console.log; needs a stream.")
  Optional<String> logGroup = Optional.empty();

  @Option(
      names = "--cw-log-stream",
      paramLabel = "<name>",
      description = "CloudWatch log stream; needs a group.")
  Optional<String> logStream = Optional.empty();

  @Option(
      names = "--cw-log-region",
      paramLabel = "<region>",
      description = "Region of the log group.")
  Optional<String> logRegion = Optional.empty();

  @Option(
      names = "--cw-ignore-failures",
      description = "Let the run succeed where CloudWatch fails.")
  Optional<Boolean> ignoreFailures = Optional.empty();

  @Override
  public void collect(Map<Setting, String> settings) {
    bucketName.ifPresent(text -> settings.put(Setting.LOG_S3_BUCKET_NAME, text));
    bucketOwner.ifPresent(text -> settings.put(Setting.LOG_S3_BUCKET_OWNER, text));
    keyPrefix.ifPresent(text -> settings.put(Setting.LOG_S3_KEY_PREFIX, text));
    logGroup.ifPresent(text -> settings.put(Setting.CW_LOG_GROUP, text));
    logStream.ifPresent(text -> settings.put(Setting.CW_LOG_STREAM, text));
    logRegion.ifPresent(text -> settings.put(Setting.CW_LOG_REGION, text));
    ignoreFailures.ifPresent(flag -> settings.put(Setting.CW_IGNORE_FAILURES, flag.toString()));
  }
}
