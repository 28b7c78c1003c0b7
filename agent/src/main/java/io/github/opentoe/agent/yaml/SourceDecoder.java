package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Turns bytes into text. */
public final class SourceDecoder {

  private SourceDecoder() {}

  /** What came of decoding. */
  public record Decoding(Optional<SourceText> text, List<Problem> problems) {
    public Decoding {
      problems = List.copyOf(problems);
    }
  }

  /** Decodes a document. */
  public static Decoding decode(String name, byte[] bytes) {
    return new Decoding(
        Optional.of(new SourceText(name, new String(bytes, StandardCharsets.UTF_8))), List.of());
  }
}
