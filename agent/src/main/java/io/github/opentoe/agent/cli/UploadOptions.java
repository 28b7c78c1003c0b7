package io.github.opentoe.agent.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the logs go beside this machine. */
final class UploadOptions implements SettingOptions, PlainOptions {

  @Option(
      names = {"-b", "--log-s3-bucket-name"},
      paramLabel = "<name>",
      description = {
        "Bucket that gets a copy of the log folder at the end and before a restart; a run whose logs"
            + " do not arrive fails."
      })
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
      description = {
        "CloudWatch log group that gets the lines of console.log while they are written; created if"
            + " missing; needs a stream."
      })
  Optional<String> logGroup = Optional.empty();

  @Option(
      names = "--cw-log-stream",
      paramLabel = "<name>",
      description = "CloudWatch log stream; created if missing; needs a group.")
  Optional<String> logStream = Optional.empty();

  @Option(
      names = "--cw-log-region",
      paramLabel = "<region>",
      description = "Region of the log group. Default: that of the environment or the machine.")
  Optional<String> logRegion = Optional.empty();

  @Option(
      names = "--cw-ignore-failures",
      description = "Warn where CloudWatch fails, instead of failing the run.")
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

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case "-b", "--log-s3-bucket-name" -> bucketName = Optional.of(value);
      case "--log-s3-bucket-owner" -> bucketOwner = Optional.of(value);
      case "-k", "--log-s3-key-prefix" -> keyPrefix = Optional.of(value);
      case "--cw-log-group" -> logGroup = Optional.of(value);
      case "--cw-log-stream" -> logStream = Optional.of(value);
      case "--cw-log-region" -> logRegion = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean takeFlag(String name) {
    switch (name) {
      case "--cw-ignore-failures" -> ignoreFailures = Optional.of(true);
      default -> {
        return false;
      }
    }
    return true;
  }
}
