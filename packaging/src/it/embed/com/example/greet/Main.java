package com.example.greet;

import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.ValidationReport;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Uses the agent as a library. Says nothing unless something is wrong. */
public final class Main {

  private Main() {}

  /** Takes the folder with the documents. */
  public static void main(String[] arguments) throws Exception {
    String folder = arguments[0];
    runsWithModulesThatWereFound(folder + "/greet.yaml");
    explainsFailures(folder + "/fail.yaml");
    validates(folder + "/broken.yaml");
    runsSideBySide(folder + "/meet.yaml");
  }

  private static void runsWithModulesThatWereFound(String document) {
    List<RunEvent> events = new ArrayList<>();
    RunReport report =
        ComponentAgent.withInstalledModules()
            .run(
                RunRequest.builder()
                    .document(document)
                    .parameter("Who", "Ada")
                    .listener(events::add)
                    .build());
    require(report.isSuccess(), report);
    require(report.counts().executed() == 2, report.counts());
    require(outputs(report, 0).contains("Hello, Ada!"), report);
    require(outputs(report, 1).contains("heard Hello, Ada!"), report);
    require(events.get(0) instanceof RunEvent.RunStarted, events);
    require(events.get(events.size() - 1) instanceof RunEvent.RunFinished, events);
    require(
        events.stream().filter(RunEvent.StepFinished.class::isInstance).count() == 2, events);
    require(report.logFolder().isEmpty(), report.logFolder());
  }

  private static void explainsFailures(String document) {
    RunReport report = ComponentAgent.withInstalledModules().run(RunRequest.of(document));
    require(report.status() == Status.FAILED, report);
    require(report.counts().failed() == 1, report.counts());
    StepResult step = step(report, 0);
    require(step.status() == Status.FAILED, step);
    require(step.failure().orElseThrow().exitCode().orElseThrow() == 3, step);
    require(step.failure().orElseThrow().stderrTail().contains("no such luck"), step);
  }

  private static void validates(String document) {
    ValidationReport report =
        ComponentAgent.withModules(List.of(new Greeter())).validate(ValidationRequest.of(document));
    require(!report.isValid(), report);
    List<Problem> errors = report.problems().stream().filter(Problem::isError).toList();
    require(errors.size() == 2, errors);
    require(errors.get(0).location().line() == 8, errors);
    require(errors.get(0).message().contains("somebody to greet"), errors);
    require(errors.get(1).location().line() == 10, errors);
    require(errors.get(1).text().contains("Greeter"), errors);
  }

  private static void runsSideBySide(String document) throws Exception {
    int runs = 3;
    ComponentAgent agent = ComponentAgent.withModules(List.of(new Greeter(), new Meeting(runs)));
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    try {
      List<Callable<RunReport>> calls = new ArrayList<>();
      for (int number = 0; number < runs; number++) {
        RunRequest request =
            RunRequest.builder()
                .document(document)
                .parameter("Who", "guest " + number)
                .executionId("run-" + number)
                .build();
        calls.add(() -> agent.run(request));
      }
      int number = 0;
      for (Future<RunReport> future : threads.invokeAll(calls)) {
        RunReport report = future.get();
        require(report.isSuccess(), report);
        require(report.executionId().equals("run-" + number), report);
        require(outputs(report, 1).contains("Hello, guest " + number + "!"), report);
        number++;
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static StepResult step(RunReport report, int index) {
    return report.documents().get(0).phases().get(0).steps().get(index);
  }

  private static String outputs(RunReport report, int index) {
    return step(report, index).outputs().orElseThrow().toJson();
  }

  private static void require(boolean holds, Object seen) {
    if (!holds) {
      throw new IllegalStateException("not as expected: " + seen);
    }
  }
}
