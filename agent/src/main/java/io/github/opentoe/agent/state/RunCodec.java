package io.github.opentoe.agent.state;

import io.github.opentoe.agent.state.RunPoint.After;
import io.github.opentoe.agent.state.RunPoint.Restart;
import io.github.opentoe.agent.value.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of execution.json as values (execution-and-outputs §6.7). */
final class RunCodec {

  /** Of the format; a larger one was written by a later program. */
  static final int VERSION = 2;

  private static final String POSITION = "position";
  private static final int MOST_RESTARTS = 1_000_000;

  private RunCodec() {}

  /**
   * The whole file.
   *
   * @param lines how many lines steps.jsonl has at least
   */
  static Value.Mapping write(RunHead head, RunPoint point, long lines) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("version", new Value.Whole(VERSION));
    saved.put("fingerprint", Value.text(head.fingerprint()));
    saved.put("executionId", Value.text(head.executionId()));
    saved.put("logDirectory", Value.text(head.logDirectory().map(Path::toString).orElse("")));
    saved.put("startedAt", JsonFields.of(head.startedAt()));
    saved.put("rebootCount", new Value.Whole(point.restarts()));
    saved.put("bootId", Value.text(point.bootId()));
    saved.put("documents", Value.sequence(head.documents().stream().map(RunCodec::write).toList()));
    saved.put("settings", head.settings());
    saved.put("salt", Value.text(head.salt().text()));
    put(point.stack(), saved);
    saved.put(
        "after",
        JsonFields.orNothing(point.restart().map(asked -> Value.text(asked.after().word()))));
    saved.put("repeats", new Value.Whole(point.restart().map(Restart::repeats).orElse(0)));
    saved.put("outputs", JsonFields.orNothing(point.restart().flatMap(Restart::outputs)));
    saved.put("iterationOutputs", Value.text("steps.jsonl"));
    saved.put("counts", ReportCodec.write(point.counts()));
    saved.put("records", new Value.Whole(lines));
    return new Value.Mapping(saved);
  }

  /** A line of steps.jsonl: the place of a run that moved on since execution.json was written. */
  static Value.Mapping placeLine(RunPoint point) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("type", Value.text(POSITION));
    put(point.stack(), saved);
    saved.put("counts", ReportCodec.write(point.counts()));
    return new Value.Mapping(saved);
  }

  static boolean isPlaceLine(JsonFields saved) {
    return saved.optional("type").filter(Value.text(POSITION)::equals).isPresent();
  }

  private static void put(List<Frame> stack, Map<String, Value> saved) {
    saved.put(POSITION, Value.sequence(stack.stream().map(RunCodec::write).toList()));
    saved.put("conditions", conditions(stack));
  }

  static void checkVersion(JsonFields saved) throws UnreadableStateException {
    if (saved.whole("version", 1, Integer.MAX_VALUE) > VERSION) {
      throw new UnreadableStateException("a newer version of this program wrote it");
    }
  }

  static RunHead head(JsonFields saved) throws UnreadableStateException {
    List<SavedDocument> documents = new ArrayList<>();
    for (Value value : saved.list("documents")) {
      documents.add(document(JsonFields.of(value, "a document")));
    }
    return new RunHead(
        saved.text("fingerprint"),
        saved.text("executionId"),
        path(saved, "logDirectory"),
        saved.instant("startedAt"),
        documents,
        saved.fields("settings").object(),
        new Salt(saved.optionalText("salt").orElse("")));
  }

  static Optional<Path> path(JsonFields saved, String key) throws UnreadableStateException {
    String text = saved.text(key);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      throw new UnreadableStateException("'" + key + "' is no path");
    }
  }

  private static List<Frame> stack(JsonFields saved) throws UnreadableStateException {
    List<Frame> stack = new ArrayList<>();
    JsonFields conditions = saved.fields("conditions");
    String path = "";
    for (Value value : saved.list(POSITION)) {
      JsonFields fields = JsonFields.of(value, "a position");
      Position position = position(fields);
      path = path + (path.isEmpty() ? "" : "/") + place(position);
      stack.add(
          new Frame(
              position,
              conditions.optionalText(path),
              fields.optionalInstant("documentStartedAt"),
              fields.optionalInstant("phaseStartedAt"),
              fields.optionalInstant("stepStartedAt")));
    }
    return stack;
  }

  /** The point of execution.json, moved to the place of a line. */
  static RunPoint moved(RunPoint point, JsonFields line) throws UnreadableStateException {
    return point.movedTo(stack(line), ReportCodec.counts(line.fields("counts")));
  }

  static RunPoint point(JsonFields saved) throws UnreadableStateException {
    Optional<Restart> restart = Optional.empty();
    if (saved.optional("after").isPresent()) {
      restart =
          Optional.of(
              new Restart(
                  saved.word("after", List.of(After.values()), After::word),
                  saved.optional("outputs"),
                  saved.count("repeats")));
    }
    return new RunPoint(
        stack(saved),
        ReportCodec.counts(saved.fields("counts")),
        restart,
        (int) saved.whole("rebootCount", 0, MOST_RESTARTS),
        saved.text("bootId"));
  }

  static Value write(SavedDocument document) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("source", Value.text(document.source()));
    saved.put("parameters", JsonFields.of(document.parameters()));
    saved.put("hash", Value.text(document.hash()));
    saved.put("copy", Value.text(document.copy()));
    saved.put("identity", Value.text(document.identity()));
    saved.put("folder", Value.text(document.folder().map(Path::toString).orElse("")));
    return Value.mapping(saved);
  }

  static SavedDocument document(JsonFields saved) throws UnreadableStateException {
    return new SavedDocument(
        saved.text("source"),
        saved.textMap("parameters"),
        saved.text("hash"),
        saved.text("copy"),
        saved.text("identity"),
        path(saved, "folder"));
  }

  private static Value write(Frame frame) {
    Position position = frame.position();
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("document", new Value.Whole(position.document()));
    saved.put("phase", new Value.Whole(position.phase()));
    saved.put("step", new Value.Whole(position.step()));
    saved.put("attempt", new Value.Whole(position.attempt()));
    saved.put("iteration", new Value.Whole(position.iteration()));
    saved.put("documentStartedAt", JsonFields.of(frame.documentStart()));
    saved.put("phaseStartedAt", JsonFields.of(frame.phaseStart()));
    saved.put("stepStartedAt", JsonFields.of(frame.stepStart()));
    return Value.mapping(saved);
  }

  private static Position position(JsonFields saved) throws UnreadableStateException {
    return new Position(
        saved.count("document"),
        saved.count("phase"),
        saved.count("step"),
        saved.count("attempt"),
        saved.whole("iteration", 0, Long.MAX_VALUE));
  }

  /** The outcomes of the steps under way, by the path of their indexes. */
  private static Value conditions(List<Frame> stack) {
    Map<String, Value> conditions = new LinkedHashMap<>();
    String path = "";
    for (Frame frame : stack) {
      path = path + (path.isEmpty() ? "" : "/") + place(frame.position());
      String key = path;
      frame.condition().ifPresent(word -> conditions.put(key, Value.text(word)));
    }
    return Value.mapping(conditions);
  }

  private static String place(Position position) {
    return position.document() + "." + position.phase() + "." + position.step();
  }
}
