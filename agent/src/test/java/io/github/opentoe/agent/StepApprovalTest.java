package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepApproval;
import io.github.opentoe.agent.report.StepApproval.Answer;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Act;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in which somebody decides about each step. */
@DisabledOnOs(OS.WINDOWS)
class StepApprovalTest {

  @TempDir Path folder;
  private Bench bench;
  private final List<StepApproval.Question> questions = new ArrayList<>();
  private final Map<String, Answer> answers = new HashMap<>();

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
  }

  private Answer answer(StepApproval.Question question) {
    questions.add(question);
    return answers.getOrDefault(question.step(), Answer.RUN);
  }

  private List<String> asked() {
    return questions.stream().map(StepApproval.Question::step).toList();
  }

  private RunRequest.Builder request(String document) {
    return bench.request(document).approval(this::answer);
  }

  private static List<StepResult> steps(RunReport report) {
    return report.documents().get(0).phases().get(0).steps();
  }

  private static List<Status> statuses(RunReport report) {
    return steps(report).stream().map(StepResult::status).toList();
  }

  @Test
  void eachStepIsAskedAboutBeforeItRuns() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    List<String> before = new ArrayList<>();
    bench.run(
        bench
            .request(document)
            .approval(
                question -> {
                  before.addAll(bench.act.acted());
                  return answer(question);
                }));
    assertEquals(
        new StepApproval.Question(
            "a.yaml", "build", "One", "Act", new SourceLocation("a.yaml", 5, 16), 0),
        questions.get(0));
    assertEquals(List.of("One", "Two"), asked());
    assertEquals(List.of("1"), before);
    assertEquals(List.of("1", "2"), bench.act.acted());
  }

  @Test
  void aDeclinedStepIsSkipped() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: Use, action: Act, onFailure: Ignore,"
                + " inputs: {text: '{{ build.One.outputs.text }}'}}",
            act("Three", "3"));
    answers.put("One", Answer.SKIP);
    RunReport report = bench.run(request(document));
    assertEquals(List.of(Status.SKIPPED, Status.IGNORED_FAILURE, Status.SUCCESS), statuses(report));
    assertEquals(new Counts(2, 0, 1, 1), report.counts());
    assertTrue(
        bench.console().contains(" Executor: Step One skipped: declined\n"), bench.console());
    assertTrue(
        steps(report).get(1).failureMessage().endsWith("'One' was skipped and has no outputs"));
  }

  @Test
  void quittingEndsTheRunAsCancelled() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: Two, action: Act, onFailure: Ignore, inputs: {text: '2'}}",
            act("Three", "3"));
    answers.put("Two", Answer.QUIT);
    RunReport report = bench.run(request(document));
    assertEquals(List.of(Status.SUCCESS, Status.FAILED, Status.NOT_RUN), statuses(report));
    assertEquals("cancelled", steps(report).get(1).failureMessage());
    assertEquals(new Counts(1, 1, 0, 0), report.counts());
    assertEquals(List.of("One", "Two"), asked());
    assertEquals(List.of("failed"), bench.state());
  }

  @Test
  void aCancelWhileSomebodyThinksEndsTheRun() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    Cancellation cancellation = new Cancellation();
    RunReport report =
        bench.run(
            bench
                .request(document)
                .cancellation(cancellation)
                .approval(
                    question -> {
                      cancellation.cancel();
                      return Answer.RUN;
                    }));
    assertEquals(List.of(Status.FAILED, Status.NOT_RUN), statuses(report));
    assertEquals("cancelled", steps(report).get(0).failureMessage());
    assertEquals(List.of(), bench.act.acted());
  }

  @Test
  void aMachineThatStopsWhileSomebodyThinksLeavesTheRun() throws IOException {
    bench.program("systemctl", "echo stopping; exit 1");
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    Cancellation cancellation = new Cancellation();
    assertTrue(
        bench
            .run(
                bench
                    .request(document)
                    .cancellation(cancellation)
                    .approval(
                        question -> {
                          if (question.step().equals("Two")) {
                            cancellation.cancel();
                          }
                          return Answer.RUN;
                        }))
            .isRestartWanted());
    bench.restarted(2);
    assertTrue(bench.run(request(document)).isSuccess());
    assertEquals(List.of("Two"), asked());
    assertEquals(List.of("1", "2"), bench.act.acted());
  }

  @Test
  void nobodyIsAskedAboutWhatDoesNotRun() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: Skipped, action: Act, if: {fileExists: /no/such/file}, inputs: {text: s}}",
            "{name: Broken, action: Act, onFailure: Ignore,"
                + " if: {fileExists: /no/such/file, else: Abort}, inputs: {text: b}}",
            act("Four", "4"));
    bench.run(request(document).steps(StepSelection.from("Skipped")));
    assertEquals(List.of("Four"), asked());
  }

  @Test
  void stepsOfNestedDocumentsAreAskedAboutTooAndLoopsOnce() throws IOException {
    bench.document("inner.yaml", act("Inner", "i"), act("Other", "o"));
    String document =
        bench.document(
            "a.yaml",
            "{name: Call, action: Call, inputs: {document: inner.yaml}}",
            "{name: Each, action: Act, loop: {forEach: [a, b]}, inputs: {text: x}}");
    answers.put("Inner", Answer.SKIP);
    assertTrue(bench.run(request(document)).isSuccess());
    assertEquals(List.of("Call", "Inner", "Other", "Each"), asked());
    assertEquals(1, questions.get(1).depth());
    assertEquals("inner.yaml", questions.get(1).document());
    assertEquals(List.of("o", "x", "x"), bench.act.acted());
  }

  @Test
  void quittingInsideANestedDocumentEndsTheWholeRun() throws IOException {
    bench.document("inner.yaml", act("Inner", "i"));
    String document =
        bench.document(
            "a.yaml",
            "{name: Call, action: Call, onFailure: Ignore, inputs: {document: inner.yaml}}",
            act("Two", "2"));
    answers.put("Inner", Answer.QUIT);
    RunReport report = bench.run(request(document));
    assertEquals(List.of(Status.FAILED, Status.NOT_RUN), statuses(report));
    assertEquals("cancelled", steps(report).get(0).failureMessage());
  }

  @Test
  void DL88_theOutcomeOfAConditionIsStoredBeforeAnybodyIsAsked() throws IOException {
    Path flag = Files.writeString(folder.resolve("flag"), "");
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: Two, action: Act, if: {fileExists: '" + flag + "'}, inputs: {text: '2'}}");
    try {
      bench.run(
          bench
              .request(document)
              .approval(
                  question -> {
                    if (question.step().equals("Two")) {
                      throw new Act.Killed();
                    }
                    return Answer.RUN;
                  }));
    } catch (Act.Killed e) {
      Files.delete(flag);
    }
    assertTrue(bench.run(request(document)).isSuccess());
    assertEquals(List.of("Two"), asked());
    assertEquals(List.of("1", "2"), bench.act.acted());
  }

  @Test
  void EX30_aStepThatHadBegunGoesOnWithoutAQuestion() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    bench.act.plan("1", Plan.KILLED);
    bench.runKilled(request(document));
    assertTrue(bench.run(request(document)).isSuccess());
    assertEquals(List.of("One", "Two"), asked());
    assertEquals(List.of("1", "(1)", "2"), bench.act.acted());
  }

  @Test
  void EX25_beingAskedDoesNotMakeItAnotherRun() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"), act("Three", "3"));
    bench.act.plan("2", Plan.NEXT_STEP);
    answers.put("One", Answer.SKIP);
    assertTrue(bench.run(request(document)).isRestartWanted());
    bench.restarted(2);
    RestartPlan resuming = new RestartPlan(RestartMode.EXIT, List.of(), true, "");
    RunReport report = bench.run(bench.request().restarts(resuming).approval(this::answer));
    assertEquals(List.of(Status.SKIPPED, Status.SUCCESS, Status.SUCCESS), statuses(report));
    assertEquals(List.of("One", "Two", "Three"), asked());
    assertEquals(List.of("2", "3"), bench.act.acted());
  }

  @Test
  void theTimeOfAStepBeginsWithTheAnswer() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"));
    List<Instant> answered = new ArrayList<>();
    RunReport report =
        bench.run(
            bench
                .request(document)
                .approval(
                    question -> {
                      answered.add(Instant.now());
                      return Answer.RUN;
                    }));
    assertTrue(!steps(report).get(0).startedAt().orElseThrow().isBefore(answered.get(0)));
  }
}
