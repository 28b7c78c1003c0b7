package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that failed inside of nested documents go on there. */
@DisabledOnOs(OS.WINDOWS)
class GoOnNestedTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
  }

  private static StepResult step(RunReport report, int index) {
    return report.documents().get(0).phases().get(0).steps().get(index);
  }

  private String resumed() {
    assertEquals(1, bench.resumed.size(), bench.resumed.toString());
    return bench.resumed.remove(0);
  }

  @Test
  void aNestedDocumentGoesOnAtItsStepThatFailed() throws IOException {
    bench.document(
        "child.yaml", act("C1", "c1"), act("C2", "c2"), act("C3", "{{ build.C1.outputs.text }}"));
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: Each, action: Call, loop: {forEach: [x, y]}, inputs: {document: child.yaml}}",
            act("Two", "2"));
    bench.act.plan("c2", Plan.FAILED, Plan.FAILED);
    RunReport failed = bench.run(document);
    String id = step(failed, 1).nested().orElseThrow().get(0).executionId();
    bench.resume();
    assertEquals(
        "Resuming at step build.Each (a.yaml:6), inside of it at step C2 of child.yaml: it failed;"
            + " 2 steps are kept",
        resumed());
    RunReport report = bench.resume();
    resumed();
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(
        List.of("1", "c1", "c2", "c2", "c2", "c1", "c1", "c2", "c1", "2"), bench.act.acted());
    List<RunReport> nested = step(report, 1).nested().orElseThrow();
    assertEquals(2, nested.size());
    assertEquals(id, nested.get(0).executionId());
    assertEquals(new Counts(3, 0, 0, 0), nested.get(0).counts());
    assertEquals(new Counts(3, 0, 0, 0), report.counts());
  }

  @Test
  void aNestedLoopGoesOnInItsSecondIterationAndDeeper() throws IOException {
    bench.document("inner.yaml", act("D1", "d1"), act("D2", "d2"));
    bench.document(
        "child.yaml", act("C1", "c1"), "{name: In, action: Call, inputs: {document: inner.yaml}}");
    String document =
        bench.document(
            "a.yaml",
            "{name: Each, action: Call, loop: {forEach: [x, y]}, inputs: {document: child.yaml}}",
            act("Two", "2"));
    bench.act.plan("d2", Plan.DONE, Plan.FAILED);
    bench.act.plan("2", Plan.FAILED);
    bench.run(document);
    bench.resume();
    assertEquals(
        "Resuming at step build.Each (a.yaml:5), inside of it at step D2 of inner.yaml: it failed;"
            + " 2 steps are kept",
        resumed());
    assertEquals(List.of("c1", "d1", "d2", "c1", "d1", "d2", "d2", "2"), bench.act.acted());
    bench.document("inner.yaml", act("D1", "d1"), act("D2", "d2"), act("D3", "d3"));
    bench.resume();
    assertEquals(
        "Resuming at step build.Each (a.yaml:5): the document inner.yaml that it runs changed;"
            + " no step is kept",
        resumed());
  }

  @Test
  void anEditedNestedDocumentStartsOver() throws IOException {
    bench.document("child.yaml", act("C1", "c1"), act("C2", "c2"));
    String document =
        bench.document("a.yaml", "{name: There, action: Call, inputs: {document: child.yaml}}");
    bench.act.plan("c2", Plan.FAILED);
    bench.run(document);
    bench.document("child.yaml", act("C1", "c1"), act("C2", "other"));
    assertTrue(bench.resume().isSuccess());
    assertEquals("Resuming at step build.There (a.yaml:5): it failed; no step is kept", resumed());
    assertEquals(List.of("c1", "c2", "c1", "other"), bench.act.acted());
  }

  @Test
  void scriptsAndVariablesInsideOfANestedDocumentCount() throws IOException {
    Files.writeString(folder.resolve("in.sh"), "x");
    bench.document(
        "child.yaml",
        "{name: C1, action: RunFile, inputs: {path: in.sh}}",
        act("C2", "{{ env:COLOUR }}{{ context:step }}"));
    String document =
        bench.document(
            "a.yaml",
            "{name: There, action: Call, inputs: {document: child.yaml}}",
            act("Two", "2"));
    bench.act.plan("2", Plan.FAILED, Plan.FAILED, Plan.FAILED);
    Map<String, String> red = Map.of("COLOUR", "red");
    bench.run(bench.request(document).environment(red));
    bench.resume(bench.request().environment(red));
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    bench.resume(bench.request().environment(Map.of("COLOUR", "blue")));
    assertEquals(
        "Resuming at step build.There (a.yaml:5): {{ env:COLOUR }} stands for something else now;"
            + " no step is kept",
        resumed());
    Files.writeString(folder.resolve("in.sh"), "y");
    bench.resume(bench.request().environment(Map.of("COLOUR", "blue")));
    assertTrue(resumed().contains("in.sh that it runs changed"));
  }
}
