package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs of which only some steps are wanted. */
@DisabledOnOs(OS.WINDOWS)
class StepSelectionTest {

  private static final String[] FOUR = {
    act("One", "1"), act("Two", "2"), act("Three", "3"), act("Four", "4")
  };

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
  }

  private RunReport run(StepSelection steps, String... documents) {
    return bench.run(bench.request(documents).steps(steps));
  }

  private static StepSelection range(String from, String until) {
    return new StepSelection(Optional.of(from), Optional.of(until), List.of());
  }

  private static List<Status> statuses(RunReport report) {
    return report.documents().get(0).phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .map(StepResult::status)
        .toList();
  }

  /** A document with a phase for each list of steps. */
  private String phases(String name, List<String> build, List<String> test) throws IOException {
    String text = "schemaVersion: 1.0\nphases:\n";
    text += "  - name: build\n    steps:\n      - " + String.join("\n      - ", build) + "\n";
    text += "  - name: test\n    steps:\n      - " + String.join("\n      - ", test) + "\n";
    Files.writeString(folder.resolve(name), text);
    return name;
  }

  private void assertRefused(RunReport report, String... lines) {
    assertEquals(Status.FAILED, report.status());
    assertEquals(List.of(lines), report.problems().stream().map(one -> one.text()).toList());
    assertEquals(lines[0], report.failureMessage());
    assertEquals(List.of(), bench.act.acted());
    assertFalse(Files.exists(folder.resolve("state/execution.json")));
  }

  @Test
  void aRunBeginsWithAStep() throws IOException {
    RunReport report = run(StepSelection.from("Three"), bench.document("a.yaml", FOUR));
    assertTrue(report.isSuccess());
    assertEquals(List.of("3", "4"), bench.act.acted());
    assertEquals(
        List.of(Status.SKIPPED, Status.SKIPPED, Status.SUCCESS, Status.SUCCESS), statuses(report));
    assertEquals(new Counts(2, 0, 0, 2), report.counts());
    assertTrue(
        bench
            .console()
            .matches(
                "(?s).* Step One\n[^\n]* Executor: Step One skipped: not selected\n"
                    + "[^\n]* Step Two\n.*"),
        bench.console());
    StepResult skipped = report.documents().get(0).phases().get(0).steps().get(0);
    assertEquals(skipped.startedAt(), skipped.endedAt());
    assertEquals("", skipped.failureMessage());
    assertEquals("[]", skipped.outputs().orElseThrow().toJson());
  }

  @Test
  void aRunEndsWithAStep() throws IOException {
    RunReport report = run(StepSelection.until("Two"), bench.document("a.yaml", FOUR));
    assertEquals(List.of("1", "2"), bench.act.acted());
    assertEquals(new Counts(2, 0, 0, 2), report.counts());
  }

  @Test
  void aRangeMayBeOneStep() throws IOException {
    run(range("Two", "Two"), bench.document("a.yaml", FOUR));
    assertEquals(List.of("2"), bench.act.acted());
  }

  @Test
  void singleStepsRunInTheOrderOfTheDocument() throws IOException {
    run(StepSelection.only("Four", "One", "One"), bench.document("a.yaml", FOUR));
    assertEquals(List.of("1", "4"), bench.act.acted());
  }

  @Test
  void aRangeCrossesPhasesAndDocuments() throws IOException {
    String first = phases("a.yaml", List.of(act("One", "1")), List.of(act("Two", "2")));
    String second = phases("b.yaml", List.of(act("Three", "3")), List.of(act("Four", "4")));
    RunReport report = run(range("Two", "Three"), first, second);
    assertEquals(List.of("2", "3"), bench.act.acted());
    assertEquals(
        List.of(Status.SUCCESS, Status.SUCCESS),
        report.documents().stream().map(document -> document.status()).toList());
    assertEquals(Status.SUCCESS, report.documents().get(0).phases().get(0).status());
  }

  @Test
  void onlySelectedPhasesAreSearched() throws IOException {
    String document =
        phases(
            "a.yaml", List.of(act("Install", "1")), List.of(act("Install", "2"), act("Try", "3")));
    assertTrue(
        bench
            .run(
                bench
                    .request(document)
                    .phases(List.of("build"))
                    .steps(StepSelection.from("Install")))
            .isSuccess());
    assertEquals(List.of("1"), bench.act.acted());
    RunReport report =
        bench.run(
            bench.request(document).phases(List.of("build")).steps(StepSelection.only("Try")));
    assertEquals(
        "--only: step 'Try' is in phase 'test', which is not part of this run (a.yaml:9:16)."
            + " Add the phase to --phases.",
        report.failureMessage());
  }

  @Test
  void aPhaseOrADocumentTellsStepsOfOneNameApart() throws IOException {
    String first = phases("a.yaml", List.of(act("Go", "1")), List.of(act("Go", "2")));
    Files.createDirectories(folder.resolve("sub"));
    String second = phases("sub/b.yaml", List.of(act("Go", "3")), List.of(act("Go", "4")));
    assertRefused(
        run(StepSelection.only("Go"), first, second),
        "--only: 'Go' is the name of 4 steps: build.Go (a.yaml:5:16), test.Go (a.yaml:8:16),"
            + " build.Go (sub/b.yaml:5:16), test.Go (sub/b.yaml:8:16)."
            + " Write a.yaml:build.Go to name the first of them.");
    run(StepSelection.only("a.yaml:test.Go", "b.yaml:build.Go"), first, second);
    run(StepSelection.only("sub/b.yaml:test.Go"), first, second);
    run(StepSelection.only("build.Go"), first);
    assertEquals(List.of("2", "3", "4", "1"), bench.act.acted());
  }

  @Test
  void aDocumentGivenTwiceLeavesNothingToTellApart() throws IOException {
    String document = bench.document("a.yaml", act("Go", "1"));
    assertRefused(
        run(StepSelection.from("Go"), document, document),
        "--from: 'Go' is the name of 2 steps: build.Go (a.yaml:5:16), build.Go (a.yaml:5:16)."
            + " Give the document only once: nothing tells its steps apart.");
  }

  @Test
  void anUnknownStepIsAnErrorBeforeAnythingRuns() throws IOException {
    String document = bench.document("a.yaml", act("Install", "1"), act("Configure", "2"));
    assertRefused(
        run(StepSelection.only("Instal", "biuld.Configure", "Nothing-like-it"), document),
        "--only: no step of this run is named 'Instal'. Did you mean 'Install'?",
        "--only: no step of this run is named 'biuld.Configure'."
            + " Did you mean 'build.Configure'?",
        "--only: no step of this run is named 'Nothing-like-it'");
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsAnError() throws IOException {
    assertRefused(
        run(range("Three", "One"), bench.document("a.yaml", FOUR)),
        "--until: step 'build.One' runs before step 'build.Three', which --from names");
  }

  @Test
  void stepsAndARangeDoNotGoTogether() {
    List<String> only = List.of("One");
    assertThrows(
        IllegalArgumentException.class,
        () -> new StepSelection(Optional.of("One"), Optional.empty(), only));
  }

  @Test
  void aStepThatNeedsOutputsOfOneThatIsLeftOutIsAnErrorWhereItRefers() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("Get", "1"),
            act("Use", "x {{ build.Get.outputs.text }}"),
            "{name: If, action: Act, if: {stringIsEmpty: '{{ build.Get.outputs.text }}'},"
                + " inputs: {text: '2'}}",
            "{name: Each, action: Act, loop: {forEach: ['{{ build.Get.outputs.text }}']},"
                + " inputs: {text: '3'}}",
            act("Last", "4"));
    String rest = "' needs the outputs of step 'build.Get', which --from leaves out.";
    String hint = " Begin with 'build.Get' or a step before it. ";
    assertRefused(
        run(StepSelection.from("Use"), document),
        "Step 'build.Use" + rest + hint + "(a.yaml:6:52)",
        "Step 'build.If" + rest + hint + "(a.yaml:7:54)",
        "Step 'build.Each" + rest + hint + "(a.yaml:8:53)");
    assertRefused(
        run(StepSelection.only("Use", "Last"), document),
        "Step 'build.Use' needs the outputs of step 'build.Get', which --only leaves out."
            + " Name 'build.Get' in --only, too. (a.yaml:6:52)");
    assertTrue(run(StepSelection.only("Get", "Use"), document).isSuccess());
    assertTrue(run(StepSelection.from("Last"), document).isSuccess());
  }

  @Test
  void inputsOfStepsThatAreLeftOutCountWhereTheyAreKnown() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            act("Two", "{{ build.One.inputs.text }}"),
            act("Three", "{{ build.Two.inputs.text }}"),
            act("Now", "{{ context:date }}"),
            act("Late", "{{ build.Now.inputs.text }}"),
            act("Later", "{{ build.Late.inputs.text }}"));
    assertRefused(
        run(StepSelection.from("Late"), document),
        "Step 'build.Late' needs the inputs of step 'build.Now', which --from leaves out."
            + " Begin with 'build.Now' or a step before it. (a.yaml:9:51)");
    assertRefused(
        run(StepSelection.only("Later"), document),
        "Step 'build.Later' needs the inputs of step 'build.Late', which --only leaves out."
            + " Name 'build.Late' in --only, too. (a.yaml:10:52)");
    assertTrue(run(StepSelection.only("Three"), document).isSuccess());
    assertEquals(List.of("1"), bench.act.acted());
  }

  @Test
  void stepsOfNestedDocumentsAllRun() throws IOException {
    bench.document("inner.yaml", act("Inner", "i"));
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: Call, action: Call, inputs: {document: inner.yaml}}",
            act("Two", "2"));
    assertTrue(run(StepSelection.only("Call"), document).isSuccess());
    assertEquals(List.of("i"), bench.act.acted());
    assertTrue(
        run(StepSelection.only("Inner"), document)
            .failureMessage()
            .startsWith("--only: no step of this run is named 'Inner'"));
  }

  @Test
  void EX25_anotherSelectionIsAnotherRun() throws IOException {
    String document = bench.document("a.yaml", FOUR);
    bench.act.plan("3", Plan.KILLED);
    bench.runKilled(bench.request(document).steps(StepSelection.from("Two")));
    assertTrue(run(StepSelection.from("Three"), document).isSuccess());
    assertEquals(List.of("2", "3", "3", "4"), bench.act.acted());
    assertTrue(bench.warnings.get(0).contains(" is another one."), bench.warnings.toString());
  }

  @Test
  void EX30_aKilledRunGoesOnWithItsSelection() throws IOException {
    String document = bench.document("a.yaml", FOUR);
    StepSelection steps = StepSelection.only("One", "Three");
    bench.act.plan("3", Plan.KILLED);
    bench.runKilled(bench.request(document).steps(steps));
    RunReport report = run(steps, document);
    assertEquals(List.of("1", "3", "(3)"), bench.act.acted());
    assertEquals(new Counts(2, 0, 0, 2), report.counts());
    assertEquals(1, bench.console().split("Step Two skipped: not selected", -1).length - 1);
  }

  @Test
  void EX13_aRestartKeepsTheSelection() throws IOException {
    String document = bench.document("a.yaml", FOUR);
    bench.act.plan("2", Plan.SAME_STEP);
    assertTrue(run(range("Two", "Three"), document).isRestartWanted());
    bench.restarted(2);
    RestartPlan resuming = new RestartPlan(RestartMode.EXIT, List.of(), true, "");
    RunReport report = bench.run(bench.request().restarts(resuming));
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(List.of("2", "(2)", "3"), bench.act.acted());
    assertEquals(new Counts(2, 0, 0, 2), report.counts());
  }
}
