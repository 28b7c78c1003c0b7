package io.github.opentoe.agent.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.yaml.SourceDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads every document of {@code testdata/documents} and compares its problems with the file of the
 * same name; {@code -Dopentoe.rewrite=true} writes those files anew.
 */
class ProblemFilesTest {

  private static final String SUFFIX = ".problems";
  private static final boolean REWRITE = Boolean.getBoolean("opentoe.rewrite");
  private static final Path DOCUMENTS =
      Path.of(System.getProperty("opentoe.testdata", "../testdata"), "documents");

  @TestFactory
  List<DynamicTest> validDocumentsHaveNoErrors() throws IOException {
    return tests("valid", false);
  }

  @TestFactory
  List<DynamicTest> invalidDocumentsHaveTheirProblems() throws IOException {
    return tests("invalid", true);
  }

  private static List<DynamicTest> tests(String folder, boolean broken) throws IOException {
    List<Path> documents;
    try (Stream<Path> files = Files.list(DOCUMENTS.resolve(folder))) {
      documents = files.filter(file -> !file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    assertFalse(documents.isEmpty(), "no documents in " + folder);
    return documents.stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file, broken)))
        .toList();
  }

  private static void check(Path document, boolean broken) throws IOException {
    List<Problem> problems = read(document);
    assertEquals(broken, problems.stream().anyMatch(Problem::isError), problems.toString());
    String found = problems.stream().map(ProblemFilesTest::line).collect(Collectors.joining());
    String name = document.getFileName().toString();
    Path expectation = document.resolveSibling(name.substring(0, name.lastIndexOf('.')) + SUFFIX);
    if (REWRITE && found.isEmpty()) {
      Files.deleteIfExists(expectation);
    } else if (REWRITE) {
      Files.writeString(expectation, found);
    }
    assertEquals(Files.exists(expectation) ? Files.readString(expectation) : "", found);
  }

  private static List<Problem> read(Path document) throws IOException {
    SourceDecoder.Decoding decoding =
        SourceDecoder.decode(document.getFileName().toString(), Files.readAllBytes(document));
    assertTrue(decoding.source().isPresent() || !decoding.problems().isEmpty());
    return decoding
        .source()
        .map(source -> new DocumentReader().read(source).problems())
        .orElse(decoding.problems());
  }

  private static String line(Problem problem) {
    String advice = problem.hint().isEmpty() ? "" : " " + problem.hint();
    return String.format(
        "%d:%d %s %s%s\n",
        problem.location().line(),
        problem.location().column(),
        problem.id(),
        problem.message(),
        advice);
  }
}
