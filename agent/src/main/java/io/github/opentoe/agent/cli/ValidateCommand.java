package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.ValidationReport;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds everything wrong with documents. */
@Command(
    name = "validate",
    customSynopsis = {"opentoe validate --documents <list> [options]"},
    description = {
      "Finds everything that is wrong with documents.",
      "Runs nothing, writes nothing, needs no credentials for local files. Standard output gets the result as JSON;"
          + " standard error shows each problem with its line."
    },
    footer = {
      "  opentoe validate -d base.yml,app.yml",
      "  opentoe validate -d app.yml --os-platforms linux,windows",
      "  opentoe validate -d app.yml --output sarif >app.sarif"
    })
final class ValidateCommand implements PlainCommand, PlainOptions {

  private static final Origin DOCUMENTS = new Origin.Option("--documents");
  private static final Origin PLATFORMS = new Origin.Option("--os-platforms");

  @Mixin final SourceOptions sources = new SourceOptions();

  @Option(
      names = "--os-platforms",
      paramLabel = "<list>",
      description = {
        "Platforms to check for, joined by commas: linux, windows, darwin. A document must be valid"
            + " on each of them.",
        "Default: that of this machine."
      })
  Optional<String> platforms = Optional.empty();

  @Mixin final CheckOptions checks = new CheckOptions();

  @Option(
      names = "--output",
      paramLabel = "text|json|sarif",
      description = {
        "What standard output gets: the two keys that the original prints (text), every problem"
            + " with its place (json), or a SARIF 2.1.0 log for code hosts (sarif).",
        "Default: text."
      })
  Optional<String> output = Optional.empty();

  @Option(
      names = {"-t", "--trace"},
      description = "Accepted; a validation has no application log to show.")
  Optional<Boolean> trace = Optional.empty();

  @Mixin final HelpOptions help = new HelpOptions();

  @Override
  public List<PlainOptions> options() {
    return List.of(sources, checks, this);
  }

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case "--os-platforms" -> platforms = Optional.of(value);
      case "--output" -> output = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean takeFlag(String name) {
    switch (name) {
      case "-t", "--trace" -> trace = Optional.of(true);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public ExitCode call(Session session) {
    Problems mistakes = new Problems();
    List<String> documents = documents(mistakes);
    Set<Platform> wanted = platforms(mistakes);
    Map<Setting, Given> settings = RunOptions.settings(sources, checks);
    new SettingChecks(settings, mistakes).checkValues();
    Optional<Given> format = given(output, "--output");
    format
        .flatMap(given -> SettingChecks.wordProblem(given, ValidationOutput.words()))
        .ifPresent(mistakes::add);
    if (mistakes.hasErrors()) {
      return session.refuse("validate", mistakes.sorted());
    }
    session.show(mistakes.sorted());
    Given keep = settings.get(Setting.UNKNOWN_REFERENCES);
    Given lenient = settings.get(Setting.LENIENT_INPUTS);
    ValidationRequest request =
        new ValidationRequest(
            documents,
            wanted,
            keep != null && keep.text().equals("keep"),
            lenient != null && lenient.isTrue(),
            session.surroundings().workingDirectory(),
            Optional.ofNullable(settings.get(Setting.DOCUMENT_S3_BUCKET_OWNER)).map(Given::text),
            session.surroundings().environment());
    ValidationReport report = validate(session, request);
    show(session, report);
    String json =
        ValidationOutput.of(format.map(Given::text).orElse("text"))
            .render(report, session.surroundings());
    session.surroundings().out().print(json);
    session.surroundings().out().flush();
    return ExitCode.of(report.isValid());
  }

  private List<String> documents(Problems mistakes) {
    if (sources.documents.isEmpty()) {
      mistakes.error(Origin.Option.ID, "Specify --documents.", SourceLocation.NONE);
    }
    List<String> documents = new ArrayList<>();
    for (String list : sources.documents) {
      documents.addAll(CommaList.read(new Given(list, DOCUMENTS), mistakes));
    }
    if (documents.isEmpty() && !mistakes.hasErrors()) {
      mistakes.add(DOCUMENTS.warning("the list is empty, so nothing is checked"));
    }
    return documents;
  }

  private Set<Platform> platforms(Problems mistakes) {
    Set<Platform> wanted = EnumSet.noneOf(Platform.class);
    List<String> words =
        given(platforms, "--os-platforms").stream()
            .flatMap(given -> CommaList.read(given, mistakes).stream())
            .toList();
    for (String word : words) {
      Platform.named(word).ifPresent(wanted::add);
      SettingChecks.wordProblem(new Given(word, PLATFORMS), Platform.words())
          .ifPresent(mistakes::add);
    }
    return wanted.isEmpty() ? EnumSet.of(Platform.current()) : wanted;
  }

  private static Optional<Given> given(Optional<String> text, String option) {
    return text.filter(value -> !value.isEmpty())
        .map(value -> new Given(value, new Origin.Option(option)));
  }

  private static ValidationReport validate(Session session, ValidationRequest request) {
    String message;
    try {
      return session.agent().validate(request);
    } catch (AgentException e) {
      message = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      message = "internal error: " + e;
    }
    Problem problem = Problem.error("agent", message, SourceLocation.NONE);
    return new ValidationReport(request.documents(), List.of(problem), Map.of());
  }

  private static void show(Session session, ValidationReport report) {
    session.show(report.problems(), report.texts());
    if (!report.problems().isEmpty()) {
      session.surroundings().err().print(ProblemPrinter.count(report.problems()) + "\n");
    }
  }
}
