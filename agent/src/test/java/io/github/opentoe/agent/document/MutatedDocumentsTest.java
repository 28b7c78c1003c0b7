package io.github.opentoe.agent.document;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.yaml.SourceDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads thousands of slightly broken documents: problems may come out of it, nothing else. */
class MutatedDocumentsTest {

  private static final int ROUNDS = 4_000;
  private static final Path DOCUMENTS =
      Path.of(System.getProperty("opentoe.testdata", "../testdata"), "documents");
  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{",
          "}",
          "[",
          "]",
          ": ",
          "- ",
          "? ",
          "|",
          ">",
          "&a ",
          "*a",
          "<<: ",
          "!!str ",
          "!x ",
          "'",
          "\"",
          "\\",
          "#",
          "%",
          "@",
          "`",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "  ",
          "---\n",
          "...\n",
          "\u0000",
          "\u007F",
          "\u2028",
          "👋",
          "~",
          "-1",
          "99999999999999999999",
          ",");

  @Test
  void DL28_mutatedDocumentsEndInProblemsAndInTime() throws IOException {
    List<byte[]> seeds = seeds();
    Random random = new Random(20_260_101);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutant = seeds.get(random.nextInt(seeds.size()));
      for (int change = random.nextInt(4); change >= 0; change--) {
        mutant = mutate(mutant, random);
      }
      check(mutant);
    }
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String folder : List.of("valid", "invalid")) {
      try (Stream<Path> files = Files.list(DOCUMENTS.resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          if (!file.toString().endsWith(".problems")) {
            seeds.add(Files.readAllBytes(file));
          }
        }
      }
    }
    assertFalse(seeds.isEmpty());
    return seeds;
  }

  private static byte[] mutate(byte[] document, Random random) {
    int from = random.nextInt(document.length + 1);
    int to = Math.min(document.length, from + random.nextInt(12));
    ByteArrayOutputStream mutant = new ByteArrayOutputStream();
    mutant.write(document, 0, from);
    switch (random.nextInt(4)) {
      case 0 -> mutant.write(random.nextInt(256));
      case 1 ->
          mutant.writeBytes(
              PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
      case 2 -> {
        mutant.write(document, from, to - from);
        to = from;
      }
      default -> mutant.write(document, to, Math.min(40, document.length - to));
    }
    mutant.write(document, to, document.length - to);
    return mutant.toByteArray();
  }

  private static void check(byte[] document) {
    String shown = new String(document, StandardCharsets.UTF_8);
    List<Problem> problems =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> {
              SourceDecoder.Decoding decoding = SourceDecoder.decode("doc.yaml", document);
              return decoding
                  .source()
                  .map(source -> new DocumentReader().read(source).problems())
                  .orElse(decoding.problems());
            },
            shown);
    for (Problem problem : problems) {
      assertTrue(problem.location().line() >= 1, () -> problem + " in " + shown);
      assertTrue(problem.location().line() <= shown.split("\n", -1).length, shown);
      assertFalse(problem.message().contains("cannot be read from here"), shown);
      assertFalse(problem.message().isBlank(), shown);
    }
  }
}
