package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.output.ExecutionIds;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with settings, wherever they were written. */
final class SettingChecks {

  private static final String SECONDS = "[0-9]{1,5}";
  private static final String ACCOUNT = "[0-9]{12}";
  private static final String BUCKET = "[A-Za-z0-9._-]{3,255}|arn:[^\\s]+";
  private static final List<Setting> OWNERS =
      List.of(Setting.LOG_S3_BUCKET_OWNER, Setting.DOCUMENT_S3_BUCKET_OWNER);
  private static final List<Setting> PATHS =
      List.of(Setting.LOG_DIRECTORY, Setting.STATE_DIRECTORY);
  private static final List<Setting> LISTS =
      List.of(Setting.PHASES, Setting.BLOCKED_ACTION_MODULES);

  private final Map<Setting, Given> settings;
  private final Problems problems;

  SettingChecks(Map<Setting, Given> settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Each setting by itself. */
  void checkValues() {
    for (Setting setting : OWNERS) {
      given(setting).ifPresent(this::checkAccount);
    }
    for (Setting setting : PATHS) {
      given(setting).ifPresent(this::checkPath);
    }
    for (Setting setting : LISTS) {
      given(setting).ifPresent(list -> CommaList.read(list, problems));
    }
    given(Setting.EXECUTION_ID).ifPresent(this::checkId);
    given(Setting.LOG_S3_BUCKET_NAME).ifPresent(this::checkBucket);
    given(Setting.WAIT_READY).ifPresent(this::checkSeconds);
    checkWord(Setting.REBOOT_MODE, List.of("auto", "exit", "system"));
    checkWord(Setting.UNKNOWN_REFERENCES, List.of("error", "keep"));
  }

  /** What settings need of each other (CL-10, §8.8). */
  void checkCompanions() {
    need(Setting.LOG_S3_BUCKET_OWNER, Setting.LOG_S3_BUCKET_NAME);
    need(Setting.LOG_S3_KEY_PREFIX, Setting.LOG_S3_BUCKET_NAME);
    need(Setting.CW_LOG_STREAM, Setting.CW_LOG_GROUP);
    need(Setting.CW_LOG_GROUP, Setting.CW_LOG_STREAM);
    if (!settings.containsKey(Setting.CW_LOG_GROUP)) {
      given(Setting.CW_LOG_REGION).ifPresent(this::warnUseless);
      given(Setting.CW_IGNORE_FAILURES).filter(Given::isTrue).ifPresent(this::warnUseless);
    }
  }

  /** A word out of a few. */
  static Optional<Problem> wordProblem(Given given, List<String> words) {
    return words.contains(given.text())
        ? Optional.empty()
        : Optional.of(
            given
                .origin()
                .error("'" + given.text() + "' is not one of " + String.join(", ", words) + ".")
                .withHint(NearestName.hint(given.text(), words)));
  }

  private void checkWord(Setting setting, List<String> words) {
    given(setting).flatMap(given -> wordProblem(given, words)).ifPresent(problems::add);
  }

  private void checkSeconds(Given given) {
    if (!given.text().matches(SECONDS)) {
      problems.add(
          given.origin().error("'" + given.text() + "' is not a number of seconds such as 600"));
    }
  }

  private void checkAccount(Given given) {
    if (!given.text().matches(ACCOUNT)) {
      String reason = "'" + given.text() + "' is no account id: those have 12 digits";
      problems.add(given.origin().error(reason));
    }
  }

  private void checkBucket(Given given) {
    if (!given.text().matches(BUCKET)) {
      problems.add(given.origin().error("'" + given.text() + "' is no name of a bucket"));
    }
  }

  private void checkPath(Given given) {
    if (!isPath(given.text())) {
      problems.add(given.origin().error("'" + given.text() + "' is not a path"));
    }
  }

  private static boolean isPath(String text) {
    try {
      return !Path.of(text).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void checkId(Given given) {
    ExecutionIds.problem(given.text())
        .ifPresent(sentence -> problems.add(given.origin().error(asReason(sentence))));
  }

  private static String asReason(String sentence) {
    String open = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
  }

  private void need(Setting setting, Setting companion) {
    Optional<Given> given = given(setting);
    if (given.isPresent() && !settings.containsKey(companion)) {
      Origin origin = given.get().origin();
      boolean isOption = origin instanceof Origin.Option;
      String missing = isOption ? companion.option() : "'" + companion.key() + "'";
      problems.add(origin.error("has no effect without " + missing));
    }
  }

  private void warnUseless(Given given) {
    problems.add(given.origin().warning("has no effect without a log group"));
  }

  private Optional<Given> given(Setting setting) {
    return Optional.ofNullable(settings.get(setting));
  }
}
