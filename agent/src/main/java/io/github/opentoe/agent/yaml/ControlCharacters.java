package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Finds the characters that no YAML text may hold, such as NUL and DEL. */
final class ControlCharacters {

  private static final int DELETE = 0x7F;

  private ControlCharacters() {}

  /** The first of them as a problem; empty where there is none. */
  static Optional<Problem> find(SourceText source) {
    String text = source.text();
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (character == DELETE || !StreamReader.isPrintable(character)) {
        return Optional.of(problem(source, source.location(at), character));
      }
      at += Character.charCount(character);
    }
    return Optional.empty();
  }

  private static Problem problem(SourceText source, SourceLocation location, int character) {
    String reason = String.format("the character U+%04X is not allowed", character);
    Problem problem = SyntaxProblem.of(source, location, reason);
    return character == 0 ? problem.withHint("Save the file as UTF-8 text.") : problem;
  }
}
