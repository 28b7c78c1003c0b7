package io.github.opentoe.modules.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Validates the documents of {@code testdata/documents/checked}, whose frame is right, and compares
 * what the actions and the references in them come to with the file of the same name.
 */
class CheckedDocumentsTest {

  private static final String SUFFIX = ".problems";
  private static final String DOCUMENT = ".yaml";

  @TestFactory
  Stream<DynamicTest> validDocumentsHaveNoErrors() throws IOException {
    return tests("valid", false);
  }

  @TestFactory
  Stream<DynamicTest> invalidDocumentsHaveTheirProblems() throws IOException {
    return tests("invalid", true);
  }

  private static Stream<DynamicTest> tests(String folder, boolean broken) throws IOException {
    try (Stream<Path> files = Files.list(Repository.testdata("documents/checked/" + folder))) {
      List<Path> documents =
          files.filter(file -> file.toString().endsWith(DOCUMENT)).sorted().toList();
      assertFalse(documents.isEmpty(), folder);
      return documents.stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file, broken)));
    }
  }

  private static void check(Path document, boolean broken) throws IOException {
    String name = document.getFileName().toString();
    Platform platform = name.contains("windows") ? Platform.WINDOWS : Platform.LINUX;
    ValidationRequest request =
        new ValidationRequest(
            List.of(name), Set.of(platform), false, false, document.resolveSibling(""));
    List<Problem> problems = ComponentAgent.withInstalledModules().validate(request).problems();
    assertEquals(broken, problems.stream().anyMatch(Problem::isError), problems::toString);
    Path expectation = document.resolveSibling(name.replace(DOCUMENT, SUFFIX));
    String found = problems.stream().map(CheckedDocumentsTest::line).collect(Collectors.joining());
    Repository.hold(expectation, found);
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
