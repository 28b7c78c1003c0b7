package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.ValidationReport;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Remembers what it was asked, and answers what the test wants. */
final class FakeAgent implements AgentCalls {

  final List<RunRequest> runs = new ArrayList<>();
  final List<RunRequest> resumed = new ArrayList<>();
  final List<ValidationRequest> validations = new ArrayList<>();
  Function<RunRequest, RunReport> running = request -> Reports.success(request.executionId());
  Function<ValidationRequest, ValidationReport> validating = this::report;
  List<Problem> problems = List.of();
  Map<String, String> texts = Map.of();
  List<ActionDeclaration<?>> actions = List.of();
  Supplier<List<ActionDeclaration<?>>> listing = () -> actions;

  @Override
  public RunReport run(RunRequest request) {
    runs.add(request);
    return running.apply(request);
  }

  @Override
  public RunReport resume(RunRequest request) {
    resumed.add(request);
    return running.apply(request);
  }

  @Override
  public ValidationReport validate(ValidationRequest request) {
    validations.add(request);
    return validating.apply(request);
  }

  @Override
  public List<ActionDeclaration<?>> actions() {
    return listing.get();
  }

  private ValidationReport report(ValidationRequest request) {
    return new ValidationReport(request.documents(), problems, texts);
  }
}
