package io.github.opentoe.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a step gives comes back as it was. */
class StateJsonProperties {

  @Property(tries = 300)
  void linesComeBack(@ForAll("values") Value value) throws UnreadableStateException {
    Value.Mapping object = new Value.Mapping(Map.of("value", value));
    byte[] line = StateJson.line(object);
    assertEquals(object, new StateJson().read(line, 0, line.length));
    byte[] page = StateJson.page(object);
    assertEquals(object, new StateJson().read(page, 0, page.length));
  }

  @Property(tries = 200)
  void recordsComeBack(@ForAll("values") Value value, @ForAll String text)
      throws UnreadableStateException {
    for (StateRecord record : SavedRuns.records(Value.sequence(List.of(value)), text)) {
      byte[] line = StateJson.line(RecordCodec.write(record));
      assertEquals(record, RecordCodec.read(new StateJson().read(line, 0, line.length)));
    }
  }

  @Property(tries = 200)
  void runsComeBack(@ForAll("values") Value value, @ForAll Map<String, String> parameters)
      throws UnreadableStateException {
    RunHead head = SavedRuns.head("run", parameters);
    RunPoint point = SavedRuns.point(Value.sequence(List.of(value)));
    byte[] page = StateJson.page(RunCodec.write(head, point, 7));
    JsonFields saved = new JsonFields(new StateJson().read(page, 0, page.length));
    assertEquals(head, RunCodec.head(saved));
    assertEquals(point, RunCodec.point(saved));
  }

  @Provide
  Arbitrary<Value> values() {
    Arbitrary<Value> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).map(Value::text),
            Arbitraries.longs().map(Value.Whole::new),
            Arbitraries.of(true, false).map(Value.Flag::new),
            Arbitraries.of(new Value.Nothing()));
    Arbitrary<Value> lists = leaves.list().ofMaxSize(4).map(Value::sequence);
    Arbitrary<Value> mappings =
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), Arbitraries.oneOf(leaves, lists))
            .ofMaxSize(4)
            .map(entries -> Value.mapping(new LinkedHashMap<>(entries)));
    return Arbitraries.oneOf(leaves, lists, mappings);
  }
}
