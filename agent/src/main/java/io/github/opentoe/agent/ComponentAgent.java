package io.github.opentoe.agent;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.restart.Machine;
import io.github.opentoe.agent.restart.MachineRestart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** Runs and validates component documents. Immutable; one instance serves any number of threads. */
public final class ComponentAgent {

  private final ActionCatalog catalog;

  private ComponentAgent(Collection<? extends ActionModule<?>> modules) {
    this.catalog = new ActionCatalog(modules);
  }

  /** An agent with the action modules that {@link ServiceLoader} finds. */
  public static ComponentAgent withInstalledModules() {
    return new ComponentAgent(installed());
  }

  /** An agent with the installed action modules and these; of two with one name these count. */
  public static ComponentAgent withInstalledModulesAnd(
      Collection<? extends ActionModule<?>> modules) {
    List<ActionModule<?>> all = new ArrayList<>(installed());
    all.addAll(modules);
    return new ComponentAgent(all);
  }

  /** An agent with exactly these action modules. */
  public static ComponentAgent withModules(Collection<? extends ActionModule<?>> modules) {
    return new ComponentAgent(modules);
  }

  private static List<ActionModule<?>> installed() {
    List<ActionModule<?>> modules = new ArrayList<>();
    for (ActionModule<?> module :
        ServiceLoader.load(ActionModule.class, ActionModule.class.getClassLoader())) {
      modules.add(module);
    }
    return modules;
  }

  /** What is installed, ordered by name. */
  public List<ActionDeclaration<?>> actions() {
    List<ActionDeclaration<?>> declarations = new ArrayList<>();
    catalog.all().forEach(action -> declarations.add(action.declaration()));
    return declarations;
  }

  /**
   * Runs documents to their end, on the calling thread, or to a restart of the machine. Whatever
   * goes wrong is in the report; the documents decide what a failure means (execution-and-outputs
   * §6).
   */
  public RunReport run(RunRequest request) {
    return prepared(request).run();
  }

  /**
   * Goes on with the run that failed, or was cut off, in the state directory of this request. Its
   * documents are read again; it goes on at the first step that failed or is not what it was, and
   * keeps what the steps before it gave. Of the request count the state directory, values for
   * parameters, and whatever the run needs of the program around it.
   */
  public RunReport resume(RunRequest request) {
    return prepared(request).goingOn().run();
  }

  private AgentRun prepared(RunRequest request) {
    Machine machine = Machine.here(request.environment(), request.workingDirectory());
    return new AgentRun(catalog, request, new MachineRestart(machine), AgentRun.PATIENCE);
  }

  /** Finds everything wrong with documents; runs nothing, writes nothing (CL-19). */
  public ValidationReport validate(ValidationRequest request) {
    return new Validation(catalog, request).run();
  }
}
