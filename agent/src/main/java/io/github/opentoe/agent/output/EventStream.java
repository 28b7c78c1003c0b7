package io.github.opentoe.agent.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of a run as JSON, one object in each line; {@code schemas/run-events.schema.json}
 * describes them.
 */
public final class EventStream implements RunListener {

  private static final String RESTART = "restartWanted";
  private static final double MILLIS = 1000.0;

  private final Consumer<String> target;
  private final JsonText text = new JsonText();
  private final Timestamp timestamp = new Timestamp();
  private final List<String> documents = new ArrayList<>();
  private final List<String> phases = new ArrayList<>();
  private final Deque<RunningStep> running = new ArrayDeque<>();
  private String executionId = "";
  private String lastType = "";

  /** A step that has not ended; those below it run documents. */
  private record RunningStep(RunEvent.StepStarted event, PrintedLines lines) {}

  /** Where a step stands. */
  private record Place(String step, int depth) {}

  /**
   * @param target takes each line, with its break
   */
  public EventStream(Consumer<String> target) {
    this.target = target;
  }

  /** Tells everything but the end, which {@link #end} does. */
  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      start(started);
    } else if (event instanceof RunEvent.ProblemFound found) {
      problem(found.at(), found.problem());
    } else if (event instanceof RunEvent.Warned warned) {
      line("warning", warned.at(), json -> json.writeStringField("message", warned.text()));
    } else if (event instanceof RunEvent.Resumed resumed) {
      line("resumed", resumed.at(), json -> json.writeStringField("message", resumed.text()));
    } else if (event instanceof RunEvent.DocumentStarted
        || event instanceof RunEvent.PhaseStarted) {
      begin(event);
    } else if (event instanceof RunEvent.DocumentFinished finished) {
      line("documentFinished", finished.at(), json -> writeEnd(json, finished));
    } else if (event instanceof RunEvent.PhaseFinished finished) {
      line("phaseFinished", finished.at(), json -> writeEnd(json, finished));
    } else if (event instanceof RunEvent.RestartWanted wanted) {
      restart(wanted.at());
    } else {
      onStep(event);
    }
  }

  /** Something about an option, a configuration file or a document. */
  public synchronized void problem(Instant at, Problem problem) {
    line("problem", at, json -> write(json, problem));
  }

  /** The last line: how the run ended, or that it goes on after a restart. */
  public synchronized void end(Instant at, RunReport report) {
    if (!report.isRestartWanted()) {
      line("runFinished", at, json -> RunSummary.writeFields(report, json));
    } else if (!lastType.equals(RESTART)) {
      restart(at);
    }
  }

  private void restart(Instant at) {
    line(RESTART, at, json -> json.writeStringField("executionId", executionId));
  }

  private void onStep(RunEvent event) {
    if (event instanceof RunEvent.StepStarted started) {
      running.push(new RunningStep(started, new PrintedLines()));
      line("stepStarted", started.at(), json -> write(json, started));
    } else if (event instanceof RunEvent.OutputReceived received) {
      hear(received);
    } else if (event instanceof RunEvent.AttemptFailed failed) {
      line("attemptFailed", failed.at(), json -> write(json, failed));
    } else if (event instanceof RunEvent.StepFinished finished) {
      Duration span = span(finished);
      line("stepFinished", finished.at(), json -> write(json, finished, span));
    }
  }

  private void start(RunEvent.RunStarted started) {
    executionId = started.executionId();
    line(
        "runStarted",
        started.at(),
        json -> {
          json.writeStringField("executionId", started.executionId());
          json.writeStringField(
              "logFolder",
              started.logFolder().map(folder -> folder.toAbsolutePath().toString()).orElse(""));
        });
  }

  private void begin(RunEvent event) {
    if (event instanceof RunEvent.DocumentStarted started) {
      put(documents, started.depth(), started.source());
      line("documentStarted", started.at(), json -> writeDocument(json, started.depth()));
    } else if (event instanceof RunEvent.PhaseStarted started) {
      put(phases, started.depth(), started.phase());
      line("phaseStarted", started.at(), json -> writePhase(json, started.depth()));
    }
  }

  private void hear(RunEvent.OutputReceived received) {
    RunningStep step = running.peek();
    if (step != null) {
      Place place = place(received.step());
      for (String printed : step.lines().take(received.text())) {
        line(
            "output",
            received.at(),
            json -> {
              write(json, place);
              json.writeStringField("text", printed);
            });
      }
    }
  }

  private Duration span(RunEvent.StepFinished finished) {
    RunningStep step = running.peek();
    if (step != null && step.event().depth() == finished.depth()) {
      running.pop();
    }
    StepResult result = finished.result();
    return result.startedAt().isPresent() && result.endedAt().isPresent()
        ? Duration.between(result.startedAt().get(), result.endedAt().get())
        : Duration.ZERO;
  }

  private Place place(String step) {
    RunningStep innermost = running.peek();
    return new Place(step, innermost == null ? 0 : innermost.event().depth());
  }

  private void writeEnd(JsonGenerator json, RunEvent.DocumentFinished finished) throws IOException {
    writeDocument(json, finished.depth());
    json.writeStringField("status", finished.status().word());
  }

  private void writeEnd(JsonGenerator json, RunEvent.PhaseFinished finished) throws IOException {
    writePhase(json, finished.depth());
    json.writeStringField("status", finished.status().word());
  }

  private void writeDocument(JsonGenerator json, int depth) throws IOException {
    json.writeStringField("document", at(documents, depth));
    json.writeNumberField("depth", depth);
  }

  private void writePhase(JsonGenerator json, int depth) throws IOException {
    writeDocument(json, depth);
    json.writeStringField("phase", at(phases, depth));
  }

  private void write(JsonGenerator json, Place place) throws IOException {
    writePhase(json, place.depth());
    json.writeStringField("step", place.step());
  }

  private void write(JsonGenerator json, RunEvent.StepStarted started) throws IOException {
    write(json, new Place(started.step(), started.depth()));
    json.writeStringField("action", started.action());
    json.writeNumberField("number", started.number());
    json.writeNumberField("total", started.total());
  }

  private void write(JsonGenerator json, RunEvent.AttemptFailed failed) throws IOException {
    write(json, place(failed.step()));
    json.writeNumberField("attempt", failed.attempt());
    json.writeNumberField("maxAttempts", failed.maxAttempts());
    json.writeStringField("failureMessage", failed.reason());
  }

  private void write(JsonGenerator json, RunEvent.StepFinished finished, Duration span)
      throws IOException {
    StepResult result = finished.result();
    write(json, new Place(result.name(), finished.depth()));
    json.writeStringField("action", result.action());
    json.writeStringField("status", result.status().word());
    json.writeNumberField("seconds", span.toMillis() / MILLIS);
    json.writeStringField("failureMessage", result.failureMessage());
    boolean hasFailed =
        result.status() == Status.FAILED || result.status() == Status.IGNORED_FAILURE;
    if (hasFailed && result.failure().isPresent()) {
      json.writeFieldName("failure");
      write(json, result.failure().get());
    }
  }

  private static void write(JsonGenerator json, FailureCard card) throws IOException {
    json.writeStartObject();
    writePlace(json, card.location().file(), card.location().line(), card.location().column());
    json.writeNumberField("attempt", card.attempt());
    json.writeStringField("command", card.command());
    if (card.exitCode().isPresent()) {
      json.writeNumberField("exitCode", card.exitCode().getAsInt());
    } else {
      json.writeNullField("exitCode");
    }
    json.writeArrayFieldStart("stderr");
    for (String last : card.stderrTail()) {
      json.writeString(last);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Problem problem) throws IOException {
    json.writeStringField("severity", problem.severity().word());
    json.writeStringField("id", problem.id());
    json.writeStringField("message", problem.message());
    json.writeStringField("hint", problem.hint());
    writePlace(
        json, problem.location().file(), problem.location().line(), problem.location().column());
  }

  private static void writePlace(JsonGenerator json, String file, int line, int column)
      throws IOException {
    json.writeStringField("file", file);
    writeNumber(json, "line", line);
    writeNumber(json, "column", column);
  }

  /** A line or column, {@code null} where it is not known. */
  private static void writeNumber(JsonGenerator json, String name, int number) throws IOException {
    if (number > 0) {
      json.writeNumberField(name, number);
    } else {
      json.writeNullField(name);
    }
  }

  private void line(String type, Instant at, JsonText.Content content) {
    lastType = type;
    target.accept(
        text.compactLine(
            json -> {
              json.writeStartObject();
              json.writeStringField("type", type);
              json.writeStringField("time", timestamp.text(at));
              content.writeTo(json);
              json.writeEndObject();
            }));
  }

  private static void put(List<String> names, int depth, String name) {
    while (names.size() <= depth) {
      names.add("");
    }
    names.set(depth, name);
  }

  private static String at(List<String> names, int depth) {
    return depth < names.size() ? names.get(depth) : "";
  }
}
