package io.github.opentoe.agent.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes on with a run that failed. */
@Command(
    name = "resume",
    customSynopsis = {"opentoe resume [options]"},
    description = {
      "Goes on with a failed run at the step that failed.",
      "Repair the machine or edit the documents first. They are read again, with the options that"
          + " the run was given. A finished step is kept, and its outputs too, as long as it comes"
          + " to the same: its text, the values put into it, the scripts and documents it runs. The"
          + " run goes on at the first step that failed or is not what it was, and says which and"
          + " why. What ran after it runs again. Id and log folder stay. A run that was cut off"
          + " goes on where it was."
    },
    footer = {
      "  opentoe run -d app.yml",
      "      fails; repair what was wrong, here or in app.yml",
      "  opentoe resume",
      "      goes on at the step that failed",
      "  opentoe resume --parameters Version=1.4.2",
      "      the same, with another value for a parameter"
    })
final class ResumeCommand implements Subcommand {

  @Mixin final ResumeOptions resume = new ResumeOptions();
  @Mixin final OutputOptions outputs = new OutputOptions();
  @Mixin final HelpOptions help = new HelpOptions();
  @Mixin final VersionOptions version = new VersionOptions();

  @Override
  public ExitCode call(Session session) {
    RunOptions options =
        new RunOptions(
            List.of(),
            Optional.empty(),
            resume.parameters,
            RunOptions.settings(resume),
            new StepOptions(),
            false,
            outputs.output,
            outputs.reports);
    return RunCommand.call(session, RunSetup.toGoOn(options, session.surroundings()), "resume");
  }
}
