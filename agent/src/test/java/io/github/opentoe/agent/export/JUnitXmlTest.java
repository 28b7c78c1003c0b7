package io.github.opentoe.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlTest {

  @TempDir Path folder;

  private Document write(RunReport report) throws IOException {
    Path file = folder.resolve("report.xml");
    try (RunExport export = new RunExport(report)) {
      export.writeJUnit(file);
    }
    return Markup.read(file);
  }

  private static String only(Element testcase) {
    List<Element> children = Markup.all(testcase, "*");
    assertEquals(1, children.size(), testcase.getAttribute("name"));
    return children.get(0).getTagName() + ": " + children.get(0).getAttribute("message");
  }

  @Test
  void everyStepOfSelectedPhasesIsACase() throws IOException {
    Document xml =
        write(
            Runs.of(
                Status.FAILED,
                Optional.empty(),
                Runs.step("Good", Status.SUCCESS),
                Runs.step("Ignored", Status.IGNORED_FAILURE),
                Runs.step("Passed", Status.SKIPPED),
                Runs.step("Bad", Status.FAILED),
                Runs.step("Never", Status.NOT_RUN)));
    List<Element> cases = Markup.all(xml, "testcase");
    assertEquals(
        List.of("Good", "Ignored", "Passed", "Bad", "Never"),
        cases.stream().map(one -> one.getAttribute("name")).toList());
    assertEquals("a.yaml.build", cases.get(0).getAttribute("classname"));
    assertEquals("1.234", cases.get(0).getAttribute("time"));
    assertEquals(List.of(), Markup.all(cases.get(0), "*"));
    assertEquals("skipped: failed, which is ignored: exit status 3", only(cases.get(1)));
    assertEquals("skipped: skipped", only(cases.get(2)));
    assertEquals("failure: exit status 3", only(cases.get(3)));
    assertEquals("skipped: not run: the run ended before it", only(cases.get(4)));
  }

  @Test
  void totalsAreThoseOfTheCases() throws IOException {
    Document xml =
        write(
            Runs.of(
                Status.FAILED,
                Optional.empty(),
                Runs.step("Good", Status.SUCCESS),
                Runs.step("Bad", Status.FAILED),
                Runs.step("Never", Status.NOT_RUN)));
    for (Element element : List.of(xml.getDocumentElement(), Markup.all(xml, "testsuite").get(0))) {
      assertEquals("3", element.getAttribute("tests"));
      assertEquals("1", element.getAttribute("failures"));
      assertEquals("0", element.getAttribute("errors"));
      assertEquals("1", element.getAttribute("skipped"));
    }
    assertEquals("10.000", xml.getDocumentElement().getAttribute("time"));
    Element suite = Markup.all(xml, "testsuite").get(0);
    assertEquals("2031-02-03T04:05:06Z", suite.getAttribute("timestamp"));
    assertEquals("executionId", Markup.all(suite, "property").get(0).getAttribute("name"));
    assertEquals("id-7", Markup.all(suite, "property").get(0).getAttribute("value"));
  }

  @Test
  void failureTellsPlaceCommandAndStandardError() throws IOException {
    Document xml = write(Runs.of(Status.FAILED, Optional.empty(), Runs.step("Bad", Status.FAILED)));
    Element failure = Markup.all(xml, "failure").get(0);
    assertEquals("ExecuteBash", failure.getAttribute("type"));
    assertEquals(
        """
        build.Bad (a.yaml:7:9)
        exit status 3
        exit code: 3
        what was run:
          echo exit status 3
        standard error:
          said on stderr: exit status 3
        """,
        failure.getTextContent());
  }

  @Test
  void failureInANestedDocumentIsExplainedWhereItHappened() throws IOException {
    RunReport nested =
        Runs.of(Status.FAILED, Runs.document("", "b.yaml", Runs.step("Inner", Status.FAILED)));
    StepResult outer =
        Runs.step("Outer", Status.FAILED, "Document b.yaml failed!", List.of(nested));
    Document xml = write(Runs.of(Status.FAILED, Optional.empty(), outer));
    assertEquals(1, Markup.all(xml, "testcase").size());
    Element failure = Markup.all(xml, "failure").get(0);
    assertEquals("Document b.yaml failed!", failure.getAttribute("message"));
    assertTrue(failure.getTextContent().startsWith("build.Outer › build.Inner (a.yaml:7:9)\n"));
  }

  @Test
  void lastLinesOfTheLogAreTheOutputOfTheCase() throws IOException {
    StringBuilder log = new StringBuilder("2031-02-03T04:05:06Z Step One\n");
    for (int i = 1; i <= 2000; i++) {
      log.append("2031-02-03T04:05:06Z Stdout: line ").append(i).append('\n');
    }
    Files.writeString(folder.resolve("console.log"), log);
    Document xml =
        write(Runs.of(Status.SUCCESS, Optional.of(folder), Runs.step("One", Status.SUCCESS)));
    String output = Markup.all(xml, "system-out").get(0).getTextContent();
    assertTrue(output.startsWith("… "), output);
    assertTrue(output.endsWith("04:05:06 Stdout: line 2000\n"), output);
    assertTrue(output.length() < 17_000, output);
  }

  @Test
  void hostileTextsAreStillXml() throws IOException {
    Files.writeString(
        folder.resolve("console.log"),
        "2031-02-03T04:05:06Z Step " + "One" + "\n2031-02-03T04:05:06Z Stdout: ]]>\ufffe<b>\n");
    RunReport report =
        Runs.of(
            Status.FAILED,
            Optional.of(folder),
            Runs.step("One", Status.FAILED, Runs.HOSTILE, List.of()));
    Document xml = write(report);
    assertTrue(Markup.all(xml, "failure").get(0).getTextContent().contains("<script>"));
    assertTrue(Markup.all(xml, "system-out").get(0).getTextContent().contains("]]>\uFFFD<b>"));
    assertEquals(List.of(), Markup.all(xml, "script"));
  }

  @Test
  void CL28_refusedDocumentIsAnErrorForEachFile() throws IOException {
    Document xml =
        write(
            Runs.refused(
                "Bad.",
                Problem.warning("w", "Odd.", SourceLocation.of("a.yaml")),
                Problem.error("x", "Bad.", new SourceLocation("a.yaml", 3, 4)).withHint("Try."),
                Problem.error("x", "Worse.", new SourceLocation("a.yaml", 5, 4)),
                Problem.error("y", "Gone.", SourceLocation.of("b.yaml"))));
    List<Element> cases = Markup.all(xml, "testcase");
    assertEquals(
        List.of("a.yaml", "b.yaml"), cases.stream().map(one -> one.getAttribute("name")).toList());
    assertEquals("error: Bad.", only(cases.get(0)));
    assertEquals(
        "Bad. Try. (a.yaml:3:4)\nWorse. (a.yaml:5:4)", cases.get(0).getTextContent().strip());
    assertEquals("2", xml.getDocumentElement().getAttribute("errors"));
  }

  @Test
  void runThatFailsWithoutAFailedStepIsAnErrorOfItsOwn() throws IOException {
    RunReport report =
        Runs.of(Status.SUCCESS, Optional.empty(), Runs.step("One", Status.SUCCESS))
            .failed("the logs could not be sent");
    Document xml = write(report);
    assertEquals(
        "the logs could not be sent", Markup.all(xml, "error").get(0).getAttribute("message"));
    assertEquals(2, Markup.all(xml, "testsuite").size());
  }

  @Test
  void CL13_suitesOfOneNameAreToldApart() throws IOException {
    Document xml =
        write(
            Runs.of(
                Status.SUCCESS,
                Runs.document("app", "a.yaml", Runs.step("One", Status.SUCCESS)),
                Runs.document("app", "a.yaml", Runs.step("One", Status.SUCCESS))));
    assertEquals(
        List.of("app", "app (2)"),
        Markup.all(xml, "testsuite").stream().map(one -> one.getAttribute("name")).toList());
  }
}
