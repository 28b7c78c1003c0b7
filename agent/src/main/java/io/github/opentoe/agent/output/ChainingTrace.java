package io.github.opentoe.agent.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The content of chaining.json (execution-and-outputs §8.5). */
final class ChainingTrace {

  private ChainingTrace() {}

  static void write(RunReport report, JsonGenerator json) throws IOException {
    documents(List.of(report), json);
  }

  private static void documents(List<RunReport> reports, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (RunReport report : reports) {
      for (DocumentResult document : report.documents()) {
        document(document, json);
      }
    }
    json.writeEndArray();
  }

  private static void document(DocumentResult document, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("phases");
    for (PhaseResult phase : document.phases()) {
      json.writeStartObject();
      json.writeStringField("name", phase.name());
      json.writeBooleanField("isSelected", phase.selected());
      json.writeArrayFieldStart("steps");
      for (StepResult step : phase.steps()) {
        step(step, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void step(StepResult step, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    StepData.write(step, json);
    json.writeFieldName("documents");
    Optional<List<RunReport>> nested = step.nested();
    if (nested.isPresent()) {
      documents(nested.get(), json);
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }
}
