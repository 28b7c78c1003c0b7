package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.RunReport;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs documents. */
@Command(
    name = "run",
    customSynopsis = {
      "opentoe run --documents <list> [options]",
      "opentoe run --config <file> [options]"
    },
    description = {
      "Runs documents on this machine.",
      "They run one after the other, phases and steps in the order of the text. Nothing runs unless"
          + " every document is valid. Standard output gets the summary as JSON and nothing else;"
          + " warnings and problems go to standard error."
    },
    footer = {
      "  opentoe run -d base.yml,app.yml -p build,validate",
      "  opentoe run -d app.yml --parameters Tier=web,Hosts=a,b -l /var/log/bake",
      "  opentoe run --config run.json --trace",
      "  opentoe run -d app.yml --from Configure --step",
      "  opentoe run -d app.yml | jq -r .logUrl",
      "  opentoe run -d app.yml --report junit=report.xml --report html=report.html",
      "  opentoe run -d app.yml --output json | jq -r 'select(.type == \"output\").text'"
    })
final class RunCommand implements Subcommand {

  @Mixin final SourceOptions sources = new SourceOptions();
  @Mixin final ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin final SelectionOptions selection = new SelectionOptions();
  @Mixin final StepOptions steps = new StepOptions();
  @Mixin final CheckOptions checks = new CheckOptions();
  @Mixin final EvidenceOptions evidence = new EvidenceOptions();
  @Mixin final OutputOptions outputs = new OutputOptions();
  @Mixin final UploadOptions upload = new UploadOptions();
  @Mixin final RestartOptions restart = new RestartOptions();
  @Mixin final HelpOptions help = new HelpOptions();
  @Mixin final VersionOptions version = new VersionOptions();

  @Override
  public ExitCode call(Session session) {
    RunSetup setup = new RunSetup(options(), session.surroundings());
    List<Problem> problems = setup.check();
    if (problems.stream().anyMatch(RunCommand::isWrongOption)) {
      return session.refuse("run", problems);
    }
    session.show(problems);
    RunOutput output = output(session, setup);
    problems.forEach(output::problem);
    Optional<Problem> error = problems.stream().filter(Problem::isError).findFirst();
    if (error.isPresent()) {
      return end(session, output, setup.failure(error.get().text()));
    }
    return new WatchedRun(session, setup, output).run(report -> end(session, output, report));
  }

  private static RunOutput output(Session session, RunSetup setup) {
    PrintStream out = session.surroundings().out();
    return setup.streamsEvents() ? new EventOutput(out, Clock.systemUTC()) : new SummaryOutput(out);
  }

  private RunOptions options() {
    return new RunOptions(
        sources.documents,
        configuration.file,
        selection.parameters,
        RunOptions.settings(sources, selection, checks, evidence, upload, restart),
        steps,
        restart.resume,
        outputs.output,
        outputs.reports);
  }

  private static boolean isWrongOption(Problem problem) {
    return problem.isError() && problem.id().equals(Origin.Option.ID);
  }

  private static ExitCode end(Session session, RunOutput output, RunReport report) {
    output.end(report);
    if (session.surroundings().out().checkError()) {
      String place = report.logFolder().map(folder -> "; see " + folder).orElse("");
      String text = "standard output cannot take " + output.name() + place;
      session.show(List.of(Problem.error("run", text, SourceLocation.NONE)));
    }
    return report.isRestartWanted() ? ExitCode.RESTART : ExitCode.of(report.isSuccess());
  }
}
