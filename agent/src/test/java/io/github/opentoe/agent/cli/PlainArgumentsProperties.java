package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Plain arguments mean what the parser says that they mean. */
class PlainArgumentsProperties {

  private static final List<String> PLAIN_COMMANDS = List.of("run", "validate");
  private static final List<String> VALUES =
      List.of("a.yml", "a,b", "Name=x", "true", "false", "run", "@file", "'a b'", "\"a\"", "${x}");
  private static final List<String> ODD = List.of("", "-", "--", "-x", "--nothing", "=", "--=a");

  @Property(tries = 3000)
  void readAsTheParserReads(@ForAll("commandLines") List<String> arguments) {
    String[] words = arguments.toArray(String[]::new);
    Optional<PlainCommand> plain = PlainArguments.read(words);
    Statistics.collect(plain.isPresent() ? "plain" : "left to the parser");
    if (plain.isPresent()) {
      ParseResult parsed = commandLine().parseArgs(words).subcommand();
      assertFalse(parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested());
      assertEquals(words[0], parsed.commandSpec().name());
      assertEquals(
          values(parsed.commandSpec()), values(CommandSpec.forAnnotatedObject(plain.get())));
    }
  }

  @Example
  void everyOptionIsReadUnderEachOfItsNames() {
    for (String command : PLAIN_COMMANDS) {
      for (OptionSpec option : options(command)) {
        boolean isFlag = option.typeInfo().isBoolean();
        for (String name : option.names()) {
          String[] words =
              isFlag ? new String[] {command, name} : new String[] {command, name, "value"};
          assertTrue(PlainArguments.read(words).isPresent(), () -> String.join(" ", words));
        }
      }
    }
  }

  @Example
  void questionsAndMistakesAreLeftToTheParser() {
    for (String words :
        List.of(
            "", "--version", "run --help", "run -d", "run -d a stray", "run -l -d", "actions")) {
      assertTrue(PlainArguments.read(words.split(" ", -1)).isEmpty(), words);
    }
    assertTrue(PlainArguments.read().isEmpty());
  }

  @Provide
  Arbitrary<List<String>> commandLines() {
    return Arbitraries.of(PLAIN_COMMANDS)
        .flatMap(
            command -> {
              Arbitrary<List<String>> options = pieces(command).list().ofMaxSize(5).map(this::flat);
              return options.map(rest -> join(List.of(command), rest));
            });
  }

  /** An option as people write it, mostly well. */
  private static Arbitrary<List<String>> pieces(String command) {
    Arbitrary<String> names =
        Arbitraries.of(
            options(command).stream().flatMap(o -> List.of(o.names()).stream()).toList());
    Arbitrary<String> values = Arbitraries.of(VALUES);
    Arbitrary<String> odd = Arbitraries.of(join(ODD, VALUES));
    return Arbitraries.frequencyOf(
        Tuple.of(
            12,
            Arbitraries.of(options(command))
                .flatMap(option -> values.map(value -> wellWritten(option, value)))),
        Tuple.of(2, names.flatMap(n -> values.map(v -> List.of(n + "=" + v)))),
        Tuple.of(1, names.flatMap(n -> values.map(v -> List.of(n + v)))),
        Tuple.of(1, names.flatMap(n -> odd.map(v -> List.of(n, v)))),
        Tuple.of(1, names.map(List::of)),
        Tuple.of(1, odd.map(List::of)));
  }

  private static List<String> wellWritten(OptionSpec option, String value) {
    return option.typeInfo().isBoolean()
        ? List.of(option.longestName())
        : List.of(option.shortestName(), value);
  }

  private List<String> flat(List<List<String>> pieces) {
    List<String> words = new ArrayList<>();
    pieces.forEach(words::addAll);
    return words;
  }

  private static List<String> join(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static List<OptionSpec> options(String command) {
    CommandSpec spec =
        Objects.requireNonNull(commandLine().getSubcommands().get(command)).getCommandSpec();
    return spec.options().stream().filter(o -> !o.usageHelp() && !o.versionHelp()).toList();
  }

  private static Map<String, Object> values(CommandSpec command) {
    Map<String, Object> values = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      values.put(option.longestName(), Optional.ofNullable(option.getValue()));
    }
    return values;
  }

  private static CommandLine commandLine() {
    return new Cli(new Program(Path.of("")).session()).commandLine();
  }
}
