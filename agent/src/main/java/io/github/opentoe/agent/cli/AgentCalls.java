package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.ValidationReport;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.report.RunReport;
import java.util.List;
import java.util.function.Supplier;

/** What the command line asks of the library. */
interface AgentCalls {

  RunReport run(RunRequest request);

  RunReport resume(RunRequest request);

  ValidationReport validate(ValidationRequest request);

  List<? extends ActionDeclaration<?>> actions();

  /** Passes everything on to an agent that is made when it is first needed. */
  static AgentCalls to(Supplier<ComponentAgent> agent) {
    return new AgentCalls() {
      @Override
      public RunReport run(RunRequest request) {
        return agent.get().run(request);
      }

      @Override
      public RunReport resume(RunRequest request) {
        return agent.get().resume(request);
      }

      @Override
      public ValidationReport validate(ValidationRequest request) {
        return agent.get().validate(request);
      }

      @Override
      public List<? extends ActionDeclaration<?>> actions() {
        return agent.get().actions();
      }
    };
  }
}
