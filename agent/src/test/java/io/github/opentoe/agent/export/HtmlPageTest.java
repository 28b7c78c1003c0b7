package io.github.opentoe.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlPageTest {

  @TempDir Path folder;

  private Document write(RunReport report) throws IOException {
    Path file = folder.resolve("report.html");
    try (RunExport export = new RunExport(report)) {
      export.writeHtml(file);
    }
    return Markup.read(file);
  }

  private static RunReport everything(Path folder, String reason) {
    RunReport nested =
        Runs.of(
            Status.FAILED,
            Runs.document(reason, "b.yaml", Runs.step("Inner", Status.FAILED, reason, List.of())));
    return Runs.of(
        Status.FAILED,
        Optional.of(folder),
        Runs.step("Good", Status.SUCCESS),
        Runs.step("Ignored", Status.IGNORED_FAILURE, reason, List.of()),
        Runs.step("Passed", Status.SKIPPED),
        Runs.step("Outer", Status.FAILED, reason, List.of(nested)),
        Runs.step("Never", Status.NOT_RUN));
  }

  private static Element byId(Document page, String id) {
    return Markup.all(page, "*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing has the id " + id));
  }

  @Test
  void linksLeadSomewhereOnThePage() throws IOException {
    Document page = write(everything(folder, "exit status 3"));
    List<Element> links = Markup.all(page, "a");
    assertEquals(1, links.size());
    String target = links.get(0).getAttribute("href").substring(1);
    assertTrue(byId(page, target).getTextContent().startsWith("✗Inner ExecuteBash"));
    Set<String> ids = new HashSet<>();
    for (Element element : Markup.all(page, "*")) {
      String id = element.getAttribute("id");
      assertTrue(id.isEmpty() || ids.add(id), id);
    }
  }

  @Test
  void failureComesFirstWithPlaceCommandAndStandardError() throws IOException {
    Document page = write(everything(folder, "exit status 3"));
    String card = Markup.all(page, "article").get(0).getTextContent();
    for (String part :
        List.of(
            "build.Outer › build.Inner", "a.yaml:7:9", "echo exit status 3", "said on stderr")) {
      assertTrue(card.contains(part), card);
    }
    String text = page.getDocumentElement().getTextContent();
    assertTrue(text.indexOf("said on stderr") < text.indexOf("Timeline"), text);
  }

  @Test
  void statusesAreWordsAndNotColoursOnly() throws IOException {
    String text = write(everything(folder, "x")).getDocumentElement().getTextContent();
    for (String word : List.of("Run failed", "failed, ignored", "skipped", "not run", "success")) {
      assertTrue(text.contains(word), word);
    }
  }

  @Test
  void onlyWhatFailedIsUnfolded() throws IOException {
    Document page = write(everything(folder, "x"));
    List<String> open =
        Markup.all(page, "details").stream()
            .filter(details -> details.hasAttribute("open"))
            .map(details -> Markup.all(details, "summary").get(0).getTextContent())
            .toList();
    assertEquals(2, open.size(), open.toString());
  }

  @Test
  void hostileTextsStayTextAndNothingIsLoadedOrRun() throws IOException {
    Files.writeString(
        folder.resolve("console.log"),
        "2031-02-03T04:05:06Z Step Good\n2031-02-03T04:05:06Z Stdout: </pre><img src=x>\n");
    Document page = write(everything(folder, Runs.HOSTILE));
    for (String name : List.of("script", "img", "link", "iframe", "base", "form")) {
      assertEquals(List.of(), Markup.all(page, name));
    }
    for (Element element : Markup.all(page, "*")) {
      assertFalse(element.hasAttribute("src"));
      assertFalse(element.hasAttribute("style"));
      String href = element.getAttribute("href");
      assertTrue(href.isEmpty() || href.startsWith("#"), href);
    }
    String style = Markup.all(page, "style").get(0).getTextContent();
    assertTrue(style.contains("prefers-color-scheme"), "no style");
    assertFalse(style.contains("url(") || style.contains("@import"), "style loads something");
    assertTrue(page.getDocumentElement().getTextContent().contains("</pre><img src=x>"));
  }

  @Test
  void barsStandWhereTheStepsRan() throws IOException {
    Document page =
        write(Runs.of(Status.SUCCESS, Optional.empty(), Runs.step("One", Status.SUCCESS)));
    Element summary = Markup.all(page, "summary").get(0);
    Element bar = Markup.all(summary, "rect").get(1);
    assertEquals("10.00%", bar.getAttribute("x"));
    assertEquals("12.34%", bar.getAttribute("width"));
    assertTrue(summary.getTextContent().endsWith("1.2 s"), summary.getTextContent());
  }

  @Test
  void CL28_refusedRunShowsItsProblems() throws IOException {
    Document page =
        write(
            Runs.refused(
                "Bad.",
                Problem.error("x", "Bad.", new SourceLocation("a.yaml", 3, 4)).withHint("Try."),
                Problem.note("n", "Noted.", SourceLocation.NONE)));
    String text = byId(page, "problems").getTextContent();
    assertEquals("Problems error Bad. a.yaml:3:4Try.", text.strip().replaceAll("\\s+", " "));
    assertEquals(List.of(), Markup.all(page, "details"));
  }

  @Test
  void thousandsOfStepsMakeAPageThatCanBeOpened() throws IOException {
    StepResult[] steps = new StepResult[3000];
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Runs.step("Step" + i, Status.SUCCESS);
      log.append("2031-02-03T04:05:06Z Step Step").append(i).append('\n');
      log.append(("2031-02-03T04:05:06Z Stdout: " + "x".repeat(70) + "\n").repeat(200));
    }
    Files.writeString(folder.resolve("console.log"), log);
    Document page = write(Runs.of(Status.SUCCESS, Optional.of(folder), steps));
    assertEquals(3000, Markup.all(page, "details").size());
    long size = Files.size(folder.resolve("report.html"));
    assertTrue(size < 24_000_000, "the page has " + size + " bytes");
  }
}
