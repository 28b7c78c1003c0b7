package io.github.opentoe.agent.state;

import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.state.StateRecord.DocumentEnded;
import io.github.opentoe.agent.state.StateRecord.IterationEnded;
import io.github.opentoe.agent.state.StateRecord.NestedStarted;
import io.github.opentoe.agent.state.StateRecord.Onward;
import io.github.opentoe.agent.state.StateRecord.PhaseEnded;
import io.github.opentoe.agent.state.StateRecord.StepEnded;
import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of steps.jsonl as values. */
final class RecordCodec {

  private static final String STEP = "step";
  private static final String ITERATION = "iteration";
  private static final String NESTED = "nested";
  private static final String PHASE = "phase";
  private static final String DOCUMENT = "document";

  private static final Value SAME = new Value.Flag(true);

  private RecordCodec() {}

  static Value write(StateRecord record) {
    Map<String, Value> saved = new LinkedHashMap<>();
    if (record instanceof StepEnded step) {
      start(saved, STEP, step);
      saved.put("executed", new Value.Flag(step.executed()));
      saved.put("onward", Value.text(step.onward().name()));
      saved.put("result", ReportCodec.write(step.result()));
      saved.put("chained", JsonFields.orNothing(step.chained().map(seen -> same(seen, step))));
      saved.put("outputsKept", new Value.Flag(step.outputsKept()));
      saved.put("seal", JsonFields.of(step.seal()));
    } else if (record instanceof IterationEnded iteration) {
      start(saved, ITERATION, iteration);
      saved.put("outputs", JsonFields.orNothing(iteration.outputs()));
      saved.put("nested", ReportCodec.write(iteration.nested()));
    } else if (record instanceof NestedStarted nested) {
      start(saved, NESTED, nested);
      saved.put("executionId", Value.text(nested.executionId()));
      saved.put("startedAt", JsonFields.of(nested.startedAt()));
      saved.put("document", RunCodec.write(nested.document()));
    } else if (record instanceof PhaseEnded phase) {
      start(saved, PHASE, phase);
      saved.put("startedAt", JsonFields.of(phase.startedAt()));
      saved.put("endedAt", JsonFields.of(phase.endedAt()));
    } else if (record instanceof DocumentEnded document) {
      start(saved, DOCUMENT, document);
      saved.put("startedAt", JsonFields.of(document.startedAt()));
      saved.put("endedAt", JsonFields.of(document.endedAt()));
    }
    return Value.mapping(saved);
  }

  private static void start(Map<String, Value> saved, String type, StateRecord record) {
    saved.put("type", Value.text(type));
    saved.put("at", Value.sequence(record.at().stream().map(RecordCodec::write).toList()));
  }

  private static Value write(Position position) {
    return Value.sequence(
        List.of(
            new Value.Whole(position.document()),
            new Value.Whole(position.phase()),
            new Value.Whole(position.step()),
            new Value.Whole(position.attempt()),
            new Value.Whole(position.iteration())));
  }

  static StateRecord read(Value.Mapping object) throws UnreadableStateException {
    JsonFields saved = new JsonFields(object);
    List<Position> at = positions(saved);
    return switch (saved.text("type")) {
      case STEP -> step(at, saved);
      case ITERATION ->
          new IterationEnded(
              at, saved.optional("outputs"), ReportCodec.reports(saved.list("nested")));
      case NESTED ->
          new NestedStarted(
              at,
              saved.text("executionId"),
              saved.instant("startedAt"),
              RunCodec.document(saved.fields("document")));
      case PHASE -> new PhaseEnded(at, saved.instant("startedAt"), saved.instant("endedAt"));
      case DOCUMENT -> new DocumentEnded(at, saved.instant("startedAt"), saved.instant("endedAt"));
      default -> throw new UnreadableStateException("'type' is not a word this version knows");
    };
  }

  private static StepEnded step(List<Position> at, JsonFields saved)
      throws UnreadableStateException {
    StepResult result = ReportCodec.step(saved.fields("result"));
    return new StepEnded(
        at,
        result,
        saved.flag("executed"),
        saved.optional("chained").map(seen -> seen.equals(SAME) ? result.inputs() : seen),
        saved.flag("outputsKept"),
        saved.word("onward", List.of(Onward.values()), Onward::name),
        saved.optional("seal").isPresent() ? saved.textMap("seal") : Map.of());
  }

  /** Most inputs are seen as they are recorded; those are not written twice. */
  private static Value same(Value seen, StepEnded step) {
    return seen.equals(step.result().inputs()) ? SAME : seen;
  }

  private static List<Position> positions(JsonFields saved) throws UnreadableStateException {
    List<Position> positions = new ArrayList<>();
    for (Value value : saved.list("at")) {
      positions.add(position(value));
    }
    if (positions.isEmpty()) {
      throw new UnreadableStateException("'at' is empty");
    }
    return positions;
  }

  private static Position position(Value value) throws UnreadableStateException {
    List<Integer> parts = new ArrayList<>();
    long iteration = -1;
    if (value instanceof Value.Sequence sequence && sequence.items().size() == 5) {
      for (Value item : sequence.items()) {
        long number = item instanceof Value.Whole whole ? whole.number() : -1;
        boolean fits = number >= 0 && (parts.size() == 4 || number <= Integer.MAX_VALUE);
        if (!fits) {
          throw new UnreadableStateException("'at' holds no position");
        }
        iteration = number;
        if (parts.size() < 4) {
          parts.add((int) number);
        }
      }
      return new Position(parts.get(0), parts.get(1), parts.get(2), parts.get(3), iteration);
    }
    throw new UnreadableStateException("'at' holds no position");
  }
}
