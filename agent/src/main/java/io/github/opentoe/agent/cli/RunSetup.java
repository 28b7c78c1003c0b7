package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.DocumentRequest;
import io.github.opentoe.agent.LogBucket;
import io.github.opentoe.agent.LogStream;
import io.github.opentoe.agent.ReportFile;
import io.github.opentoe.agent.RestartMode;
import io.github.opentoe.agent.RestartPlan;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.StepSelection;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.output.ExecutionIds;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the options of {@code run} and the configuration file into a request, or into problems. */
final class RunSetup {

  private static final Origin DOCUMENTS = new Origin.Option("--documents");
  private static final Origin PARAMETERS = new Origin.Option("--parameters");
  private static final Origin OUTPUT = new Origin.Option("--output");

  private final RunOptions options;
  private final Surroundings surroundings;
  private final boolean goesOn;
  private final Problems problems = new Problems();
  private final Map<Setting, Given> settings = new EnumMap<>(Setting.class);
  private final List<DocumentRequest> documents = new ArrayList<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final List<ReportFile> reports = new ArrayList<>();
  private StepSelection steps = StepSelection.ALL;
  private String configurationHash = "";

  RunSetup(RunOptions options, Surroundings surroundings) {
    this(options, surroundings, false);
  }

  private RunSetup(RunOptions options, Surroundings surroundings, boolean goesOn) {
    this.options = options;
    this.surroundings = surroundings;
    this.goesOn = goesOn;
    settings.putAll(options.settings());
  }

  /** For a run that failed or was cut off. */
  static RunSetup toGoOn(RunOptions options, Surroundings surroundings) {
    return new RunSetup(options, surroundings, true);
  }

  /** Whether nothing begins: a run goes on. */
  boolean goesOn() {
    return goesOn;
  }

  /** Finds everything wrong; the configuration file is read only once the options are fine. */
  List<Problem> check() {
    reports.addAll(ReportList.read(options.reports(), surroundings.workingDirectory(), problems));
    if (goesOn) {
      readParameters();
      new SettingChecks(settings, problems).checkValues();
    } else if (options.resume()) {
      checkResume();
    } else {
      checkOptions();
    }
    options
        .output()
        .map(word -> new Given(word, OUTPUT))
        .flatMap(given -> SettingChecks.wordProblem(given, List.of("summary", "json")))
        .ifPresent(problems::add);
    options.steps().objection(surroundings).ifPresent(problems::add);
    if (!problems.hasErrors()) {
      readConfiguration();
      SettingChecks checks = new SettingChecks(settings, problems);
      checks.checkValues();
      checks.checkCompanions();
    }
    return problems.sorted();
  }

  /** The request, once there are no errors. */
  RunRequest.Builder request() {
    RunRequest.Builder request =
        RunRequest.builder()
            .workingDirectory(surroundings.workingDirectory())
            .environment(surroundings.environment())
            .logDirectory(directory(Setting.LOG_DIRECTORY, surroundings.workingDirectory()))
            .stateDirectory(stateDirectory())
            .restarts(restarts())
            .phases(list(Setting.PHASES))
            .steps(steps)
            .blockedActions(list(Setting.BLOCKED_ACTION_MODULES))
            .keepUnknownReferences("keep".equals(text(Setting.UNKNOWN_REFERENCES).orElse("")))
            .lenientInputs(isOn(Setting.LENIENT_INPUTS))
            .readyWait(
                Duration.ofSeconds(text(Setting.WAIT_READY).map(Long::parseLong).orElse(0L)));
    request.notices(problems.sorted());
    reports.forEach(request::report);
    documents.forEach(request::document);
    parameters.forEach(request::parameter);
    text(Setting.EXECUTION_ID).ifPresent(request::executionId);
    text(Setting.DOCUMENT_S3_BUCKET_OWNER).ifPresent(request::documentBucketOwner);
    text(Setting.LOG_S3_BUCKET_NAME).ifPresent(name -> request.logBucket(logBucket(name)));
    text(Setting.CW_LOG_GROUP).ifPresent(group -> request.logStream(logStream(group)));
    return request;
  }

  private RestartPlan restarts() {
    List<String> command = new ArrayList<>(surroundings.self());
    command.addAll(List.of("run", "--resume", "--state-directory", stateDirectory().toString()));
    RestartMode mode = text(Setting.REBOOT_MODE).flatMap(RestartMode::of).orElse(RestartMode.AUTO);
    return new RestartPlan(mode, command, options.resume(), configurationHash);
  }

  /** How a person goes on with the run where it failed; empty where nothing was kept of it. */
  Optional<String> wayOn(RunReport report) {
    String option =
        text(Setting.STATE_DIRECTORY)
            .map(given -> " --state-directory " + ShellWord.of(given))
            .orElse("");
    return new StateDirectory(stateDirectory()).keepsFailed(report.executionId())
        ? Optional.of(surroundings.program() + " resume" + option)
        : Optional.empty();
  }

  /** Whether application.log is shown. */
  boolean isTraced() {
    return isOn(Setting.TRACE);
  }

  /** Whether standard output gets every event. */
  boolean streamsEvents() {
    return options.output().filter("json"::equals).isPresent();
  }

  /** Whether somebody decides about each step. */
  boolean asks() {
    return options.steps().asks;
  }

  /** The report of a run that could not begin (execution-and-outputs §8.6). */
  RunReport failure(String message) {
    return new RunReport(
        text(Setting.EXECUTION_ID).orElseGet(ExecutionIds::random),
        Status.FAILED,
        message,
        Optional.empty(),
        Optional.empty(),
        Counts.NONE,
        Optional.empty(),
        List.of(),
        problems.sorted());
  }

  private void checkOptions() {
    boolean hasDocuments = !options.documents().isEmpty();
    if (options.config().isPresent()) {
      refuseBesideConfig(hasDocuments, "--documents");
      refuseBesideConfig(!options.parameters().isEmpty(), "--parameters");
    } else if (!hasDocuments) {
      usageError("Specify --config or --documents.");
    }
    for (String list : options.documents()) {
      CommaList.read(new Given(list, DOCUMENTS), problems)
          .forEach(source -> documents.add(DocumentRequest.of(source)));
    }
    if (hasDocuments && documents.isEmpty() && !problems.hasErrors()) {
      problems.add(DOCUMENTS.warning("the list is empty, so nothing runs"));
    }
    readParameters();
    steps = options.steps().selection(problems);
    new SettingChecks(options.settings(), problems).checkValues();
  }

  private void readParameters() {
    for (String list : options.parameters()) {
      ParameterList read = ParameterList.read(list);
      read.errors().forEach(reason -> problems.add(PARAMETERS.error(reason)));
      read.warnings().forEach(reason -> problems.add(PARAMETERS.warning(reason)));
      parameters.putAll(read.values());
    }
  }

  private void refuseBesideConfig(boolean given, String option) {
    if (given) {
      usageError("Specify either --config or " + option + ", not both.");
    }
  }

  private void checkResume() {
    List<String> others = new ArrayList<>();
    options.config().ifPresent(file -> others.add("--config"));
    if (!options.documents().isEmpty()) {
      others.add("--documents");
    }
    if (!options.parameters().isEmpty()) {
      others.add("--parameters");
    }
    if (!options.reports().isEmpty()) {
      others.add("--report");
    }
    for (Setting setting : Setting.values()) {
      boolean allowed = setting == Setting.STATE_DIRECTORY || setting == Setting.TRACE;
      if (!allowed && options.settings().containsKey(setting)) {
        others.add(setting.option());
      }
    }
    others.addAll(options.steps().given());
    for (String other : others) {
      usageError("--resume takes " + other + " from the saved run; leave it out.");
    }
    new SettingChecks(options.settings(), problems).checkValues();
  }

  private void readConfiguration() {
    options
        .config()
        .map(
            name ->
                new ConfigurationFile(surroundings, problems)
                    .read(name, text(Setting.DOCUMENT_S3_BUCKET_OWNER)))
        .ifPresent(
            configuration -> {
              configuration.settings().forEach(settings::putIfAbsent);
              documents.addAll(configuration.documents());
              parameters.putAll(configuration.parameters());
              configurationHash = configuration.hash();
            });
  }

  private LogBucket logBucket(String name) {
    String prefix = text(Setting.LOG_S3_KEY_PREFIX).orElse("");
    return new LogBucket(name, text(Setting.LOG_S3_BUCKET_OWNER), prefix);
  }

  private LogStream logStream(String group) {
    return new LogStream(
        group,
        text(Setting.CW_LOG_STREAM).orElse(""),
        text(Setting.CW_LOG_REGION),
        isOn(Setting.CW_IGNORE_FAILURES));
  }

  private void usageError(String text) {
    problems.error(Origin.Option.ID, text, SourceLocation.NONE);
  }

  private List<String> list(Setting setting) {
    return Optional.ofNullable(settings.get(setting))
        .map(given -> CommaList.read(given, new Problems()))
        .orElse(List.of());
  }

  /**
   * Where the state lies.
   *
   * @throws AgentException where none is given and the system has no place for it
   */
  Path stateDirectory() {
    if (text(Setting.STATE_DIRECTORY).isPresent()) {
      return directory(Setting.STATE_DIRECTORY, surroundings.workingDirectory());
    }
    Map<String, String> environment = surroundings.environment();
    return Platform.current() == Platform.WINDOWS
        ? StateDirectory.defaultOnWindows(environment).path()
        : StateDirectory.defaultOnUnix(environment, surroundings.isRoot()).path();
  }

  /** Dots are removed only where no {@code ..} could lead through a link. */
  private Path directory(Setting setting, Path unlessGiven) {
    String given = text(setting).orElse("");
    Path path = unlessGiven.resolve(given);
    return given.contains("..") ? path : path.normalize();
  }

  private boolean isOn(Setting setting) {
    return Optional.ofNullable(settings.get(setting)).filter(Given::isTrue).isPresent();
  }

  private Optional<String> text(Setting setting) {
    return Optional.ofNullable(settings.get(setting)).map(Given::text);
  }
}
