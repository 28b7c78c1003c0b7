package io.github.opentoe.agent;

import io.github.opentoe.agent.state.SavedRun;
import io.github.opentoe.agent.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parts of a request that a saved run keeps beside its documents. */
final class SavedSettings {

  private static final String PHASES = "phases";
  private static final String FROM = "fromStep";
  private static final String UNTIL = "untilStep";
  private static final String ONLY = "onlySteps";
  private static final String PARAMETERS = "parameters";
  private static final String NAMED = "named";
  private static final String BLOCKED = "blockedActions";
  private static final String KEEP_UNKNOWN = "keepUnknownReferences";
  private static final String LENIENT = "lenientInputs";
  private static final String READY_WAIT = "readyWaitSeconds";
  private static final String MODE = "rebootMode";
  private static final String WORKING_DIRECTORY = "workingDirectory";
  private static final String DOCUMENT_OWNER = "documentBucketOwner";
  private static final String LOG_BUCKET = "logBucket";
  private static final String LOG_STREAM = "logStream";
  private static final String REPORTS = "reports";
  private static final String CONFIGURATION = "configuration";

  private SavedSettings() {}

  static Value.Mapping of(RunRequest request) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put(PHASES, texts(request.phases().stream().sorted().toList()));
    saved.putAll(of(request.steps()));
    Map<String, Value> parameters = new LinkedHashMap<>();
    new TreeMap<>(request.parameters())
        .forEach((name, text) -> parameters.put(name, Value.text(text)));
    saved.put(PARAMETERS, Value.mapping(parameters));
    saved.put(NAMED, new Value.Flag(request.isNamed()));
    saved.put(BLOCKED, texts(request.blockedActions().stream().sorted().toList()));
    saved.put(KEEP_UNKNOWN, new Value.Flag(request.keepUnknownReferences()));
    saved.put(LENIENT, new Value.Flag(request.lenientInputs()));
    saved.put(READY_WAIT, Value.text(Long.toString(request.readyWait().toSeconds())));
    saved.put(MODE, Value.text(request.restarts().mode().word()));
    saved.put(WORKING_DIRECTORY, Value.text(request.workingDirectory().toString()));
    saved.put(DOCUMENT_OWNER, Value.text(request.documentBucketOwner().orElse("")));
    request.logBucket().ifPresent(bucket -> saved.put(LOG_BUCKET, SavedLogs.of(bucket)));
    request.logStream().ifPresent(stream -> saved.put(LOG_STREAM, SavedLogs.of(stream)));
    saved.put(REPORTS, Value.sequence(request.reports().stream().map(SavedSettings::of).toList()));
    saved.put(CONFIGURATION, Value.text(request.restarts().configuration()));
    return new Value.Mapping(saved);
  }

  /** What tells a selection of steps from all of them. */
  static Map<String, Value> of(StepSelection steps) {
    Map<String, Value> saved = new LinkedHashMap<>();
    steps.from().ifPresent(step -> saved.put(FROM, Value.text(step)));
    steps.until().ifPresent(step -> saved.put(UNTIL, Value.text(step)));
    if (!steps.only().isEmpty()) {
      saved.put(ONLY, texts(steps.only()));
    }
    return saved;
  }

  private static StepSelection steps(Map<String, Value> saved) {
    return new StepSelection(text(saved, FROM), text(saved, UNTIL), texts(saved, ONLY));
  }

  /** What was asked for when the run began, in the surroundings of this request. */
  static RunRequest request(SavedRun run, RunRequest now) {
    return request(run, now, Map.of());
  }

  /** The same, with other values for some parameters. */
  static RunRequest request(SavedRun run, RunRequest now, Map<String, String> others) {
    Map<String, Value> saved = run.head().settings().entries();
    RunRequest.Builder request =
        RunRequest.builder()
            .phases(texts(saved, PHASES))
            .steps(steps(saved))
            .blockedActions(texts(saved, BLOCKED))
            .keepUnknownReferences(isOn(saved, KEEP_UNKNOWN))
            .lenientInputs(isOn(saved, LENIENT));
    addSurroundings(request, now);
    run.head().logDirectory().map(Path::getParent).ifPresent(request::logDirectory);
    addDocuments(request, run, others);
    if (saved.get(PARAMETERS) instanceof Value.Mapping parameters) {
      parameters.entries().forEach((name, value) -> request.parameter(name, value.toText()));
    }
    others.forEach(request::parameter);
    addLogs(request, saved);
    Set<ReportFile> reports = new LinkedHashSet<>(reports(saved));
    reports.addAll(now.reports());
    reports.forEach(request::report);
    text(saved, READY_WAIT)
        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
        .ifPresent(seconds -> request.readyWait(Duration.ofSeconds(Long.parseLong(seconds))));
    if (isOn(saved, NAMED)) {
      request.executionId(run.head().executionId());
    }
    request.workingDirectory(
        text(saved, WORKING_DIRECTORY).map(Path::of).orElse(now.workingDirectory()));
    RestartMode mode = text(saved, MODE).flatMap(RestartMode::of).orElse(now.restarts().mode());
    return request
        .restarts(
            new RestartPlan(
                mode, now.restarts().resumeCommand(), true, text(saved, CONFIGURATION).orElse("")))
        .build();
  }

  private static void addDocuments(
      RunRequest.Builder request, SavedRun run, Map<String, String> others) {
    run.head()
        .documents()
        .forEach(
            document ->
                request.document(
                    new DocumentRequest(document.source(), with(document.parameters(), others))));
  }

  private static Map<String, String> with(Map<String, String> own, Map<String, String> others) {
    Map<String, String> values = new LinkedHashMap<>(own);
    values.replaceAll((name, value) -> others.getOrDefault(name, value));
    return values;
  }

  private static void addSurroundings(RunRequest.Builder request, RunRequest now) {
    request
        .notices(now.notices())
        .environment(now.environment())
        .listener(now.listener())
        .cancellation(now.cancellation())
        .clock(now.clock());
    now.approval().ifPresent(request::approval);
    now.trace().ifPresent(request::trace);
    now.stateDirectory().ifPresent(request::stateDirectory);
  }

  private static void addLogs(RunRequest.Builder request, Map<String, Value> saved) {
    text(saved, DOCUMENT_OWNER)
        .filter(owner -> !owner.isEmpty())
        .ifPresent(request::documentBucketOwner);
    SavedLogs.bucket(saved, LOG_BUCKET).ifPresent(request::logBucket);
    SavedLogs.stream(saved, LOG_STREAM).ifPresent(request::logStream);
  }

  private static Value of(ReportFile report) {
    return texts(List.of(report.format().word(), report.path().toString()));
  }

  private static List<ReportFile> reports(Map<String, Value> saved) {
    List<ReportFile> reports = new ArrayList<>();
    if (saved.get(REPORTS) instanceof Value.Sequence sequence) {
      for (Value item : sequence.items()) {
        if (item instanceof Value.Sequence pair && pair.items().size() == 2) {
          Path path = Path.of(pair.items().get(1).toText());
          ReportFile.Format.of(pair.items().get(0).toText())
              .ifPresent(format -> reports.add(new ReportFile(format, path)));
        }
      }
    }
    return reports;
  }

  private static Value texts(List<String> texts) {
    return Value.sequence(texts.stream().map(Value::text).toList());
  }

  private static List<String> texts(Map<String, Value> saved, String key) {
    return saved.get(key) instanceof Value.Sequence sequence
        ? sequence.items().stream().map(Value::toText).toList()
        : List.of();
  }

  private static boolean isOn(Map<String, Value> saved, String key) {
    return saved.get(key) instanceof Value.Flag flag && flag.isTrue();
  }

  private static Optional<String> text(Map<String, Value> saved, String key) {
    return saved.get(key) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
  }
}
