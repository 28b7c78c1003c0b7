package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says why a text is no YAML, at the place where a person would look for it. */
final class SyntaxProblem {

  static final String ALIAS_HINT = "To fix it, quote values that start with *.";

  private static final String ESCAPE_HINT =
      "To fix it, use single quotes or no quotes for Windows paths.";
  private static final Pattern BAD_START =
      Pattern.compile("found character '(.)' that cannot start.*", Pattern.DOTALL);
  private static final Pattern LONE_WORD = Pattern.compile("\\s*(?:- +)?([A-Za-z][\\w-]*)\\s*");

  private final SourceText source;
  private final String context;
  private final String found;
  private final SourceLocation contextLocation;
  private final SourceLocation foundLocation;

  private SyntaxProblem(SourceText source, MarkedYamlEngineException cause) {
    this.source = source;
    this.context = Optional.ofNullable(cause.getContext()).orElse("");
    this.found = Optional.ofNullable(cause.getProblem()).orElse("it cannot be read");
    Optional<Mark> end = cause.getProblemMark().or(cause::getContextMark);
    this.foundLocation = location(source, end);
    this.contextLocation = location(source, cause.getContextMark().or(() -> end));
  }

  /** The problem of a text that does not parse, with the position inside its message. */
  static Problem of(SourceText source, SourceLocation location, String reason) {
    String message =
        String.format(
            "Document %s is not valid YAML: %s (line %d, column %d).",
            source.name(), reason, location.line(), location.column());
    return Problem.error("yaml-syntax", message, location);
  }

  /** The problem that the parser stumbled over. */
  static Problem of(SourceText source, MarkedYamlEngineException cause) {
    return new SyntaxProblem(source, cause).toProblem();
  }

  private static SourceLocation location(SourceText source, Optional<Mark> mark) {
    return source.location(mark.map(place -> source.offset(place.getIndex())).orElse(0));
  }

  private Problem toProblem() {
    Optional<String> trapped = unquotedReference();
    if (trapped.isPresent()) {
      return problem(foundLocation, "put quotes around " + trapped.get() + "; " + plainReason());
    }
    if (context.contains("scanning an alias")) {
      return problem(contextLocation, "the '*' begins an alias without a name")
          .withHint(ALIAS_HINT);
    }
    if (context.contains("double-quoted") && found.contains("escape")) {
      return problem(foundLocation, "the backslash begins no known escape").withHint(ESCAPE_HINT);
    }
    if (context.contains("quoted scalar") && found.startsWith("found unexpected")) {
      return problem(contextLocation, "the quote that opens here is never closed");
    }
    if (context.contains("parsing a flow") && found.contains("<stream end>")) {
      return problem(contextLocation, "the bracket that opens here is never closed");
    }
    if (found.contains("could not find expected ':'")) {
      return problem(contextLocation, "there is no ':' behind this key");
    }
    return mappingValue().or(this::badStart).orElseGet(() -> problem(foundLocation, plainReason()));
  }

  /** A word without its colon swallows the line below, and the parser complains there. */
  private Optional<Problem> mappingValue() {
    if (!found.equals("mapping values are not allowed here")) {
      return Optional.empty();
    }
    int above = lineAbove();
    Matcher word = LONE_WORD.matcher(source.line(above));
    if (word.matches()) {
      SourceLocation place = new SourceLocation(source.name(), above, word.start(1) + 1);
      return Optional.of(problem(place, "there is no ':' behind '" + word.group(1) + "'"));
    }
    return Optional.of(
        problem(foundLocation, "a ':' is not allowed here")
            .withHint("To fix it, put quotes around the value that holds ': '."));
  }

  private Optional<Problem> badStart() {
    if (found.contains("(TAB)")) {
      return Optional.of(problem(foundLocation, "a tab cannot indent; use spaces"));
    }
    Matcher start = BAD_START.matcher(found);
    return start.matches()
        ? Optional.of(
            problem(foundLocation, "a value cannot begin with '" + start.group(1) + "'")
                .withHint("To fix it, put quotes around the value."))
        : Optional.empty();
  }

  private String plainReason() {
    String where = " the " + (context.endsWith("mapping") ? "mapping" : "list") + " on line ";
    if (found.startsWith("expected <block end>")) {
      return "this does not belong to" + where + contextLocation.line();
    }
    if (found.startsWith("expected ',' or")) {
      String expected = found.substring(0, found.indexOf(", but"));
      return expected + " here, in" + where + contextLocation.line();
    }
    return Excerpt.of(found);
  }

  private Problem problem(SourceLocation location, String reason) {
    return of(source, location, reason);
  }

  private Optional<String> unquotedReference() {
    Set<Integer> near = new LinkedHashSet<>();
    near.add(foundLocation.line());
    if (context.contains("flow")) {
      near.add(contextLocation.line());
    }
    near.add(lineAbove());
    return near.stream()
        .map(number -> QuoteTrap.unquotedReference(source.line(number)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private int lineAbove() {
    int line = foundLocation.line() - 1;
    while (line > 1 && source.line(line).isBlank()) {
      line--;
    }
    return line;
  }
}
