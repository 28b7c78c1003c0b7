package io.github.opentoe.agent.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The content of detailedoutput.json (execution-and-outputs §8.4). */
final class DetailedOutput {

  private final JsonGenerator json;
  private final ZoneId zone;

  private DetailedOutput(JsonGenerator json, ZoneId zone) {
    this.json = json;
    this.zone = zone;
  }

  static void write(RunReport report, ZoneId zone, JsonGenerator json) throws IOException {
    new DetailedOutput(json, zone).run(report);
  }

  private void run(RunReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("executionId", report.executionId());
    json.writeStringField("status", report.status().word());
    times(report.startedAt(), report.endedAt());
    json.writeStringField("failureMessage", report.failureMessage());
    json.writeArrayFieldStart("documents");
    for (DocumentResult document : report.documents()) {
      document(document);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void document(DocumentResult document) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", document.name());
    json.writeStringField("filePath", document.filePath());
    json.writeStringField("status", document.status().word());
    json.writeStringField("description", document.description());
    times(document.startedAt(), document.endedAt());
    json.writeStringField("failureMessage", document.failureMessage());
    json.writeArrayFieldStart("phases");
    for (PhaseResult phase : document.phases()) {
      if (phase.selected()) {
        phase(phase);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void phase(PhaseResult phase) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", phase.name());
    json.writeStringField("status", phase.status().word());
    times(phase.startedAt(), phase.endedAt());
    json.writeStringField("failureMessage", phase.failureMessage());
    json.writeArrayFieldStart("steps");
    for (StepResult step : phase.steps()) {
      step(step);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void step(StepResult step) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    json.writeStringField("status", step.status().word());
    json.writeStringField("failureMessage", step.failureMessage());
    json.writeNumberField("timeoutSeconds", step.timeoutSeconds());
    json.writeStringField("onFailure", step.onFailure());
    json.writeNumberField("maxAttempts", step.maxAttempts());
    json.writeStringField("action", step.action());
    times(step.startedAt(), step.endedAt());
    StepData.write(step, json);
    json.writeFieldName("detailedOutput");
    Optional<List<RunReport>> nested = step.nested();
    if (nested.isPresent()) {
      json.writeStartArray();
      for (RunReport report : nested.get()) {
        run(report);
      }
      json.writeEndArray();
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private void times(Optional<Instant> start, Optional<Instant> end) throws IOException {
    json.writeStringField("startTime", time(start));
    json.writeStringField("endTime", time(end));
  }

  private String time(Optional<Instant> time) {
    return time.map(known -> Timestamp.wholeSeconds(known, zone)).orElse("");
  }
}
