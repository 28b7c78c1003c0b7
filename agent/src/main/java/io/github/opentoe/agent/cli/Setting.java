package io.github.opentoe.agent.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A setting of a run that an option and a key of the configuration file can give. */
enum Setting {
  PHASES("--phases", "phases"),
  EXECUTION_ID("--execution-id", "executionId"),
  LOG_DIRECTORY("--log-directory", "logDirectory"),
  LOG_S3_BUCKET_NAME("--log-s3-bucket-name", "logS3BucketName"),
  LOG_S3_BUCKET_OWNER("--log-s3-bucket-owner", "logS3BucketOwner"),
  LOG_S3_KEY_PREFIX("--log-s3-key-prefix", "logS3KeyPrefix"),
  CW_LOG_GROUP("--cw-log-group", "cwLogGroup"),
  CW_LOG_STREAM("--cw-log-stream", "cwLogStream"),
  CW_LOG_REGION("--cw-log-region", "cwLogRegion"),
  CW_IGNORE_FAILURES("--cw-ignore-failures", "cwIgnoreFailures"),
  DOCUMENT_S3_BUCKET_OWNER("--document-s3-bucket-owner", "documentS3BucketOwner"),
  STATE_DIRECTORY("--state-directory", "stateDirectory"),
  TRACE("--trace", "trace"),
  BLOCKED_ACTION_MODULES("--blocked-action-modules", "blockedActionModules"),
  REBOOT_MODE("--reboot-mode", "rebootMode"),
  UNKNOWN_REFERENCES("--unknown-references", "unknownReferences"),
  LENIENT_INPUTS("--lenient-inputs", "lenientInputs"),
  WAIT_READY("--wait-ready", "waitReady");

  private final String option;
  private final String key;

  Setting(String option, String key) {
    this.option = option;
    this.key = key;
  }

  /** The long name of its option. */
  String option() {
    return option;
  }

  /** Its key in the configuration file. */
  String key() {
    return key;
  }

  /** Whether it is true or false rather than text. */
  boolean isFlag() {
    return this == TRACE || this == CW_IGNORE_FAILURES || this == LENIENT_INPUTS;
  }

  static Optional<Setting> ofOption(String option) {
    return Arrays.stream(values()).filter(setting -> setting.option.equals(option)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
