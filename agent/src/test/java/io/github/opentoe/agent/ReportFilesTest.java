package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reports that a run leaves for others, however it ends. */
@DisabledOnOs(OS.WINDOWS)
class ReportFilesTest {

  @TempDir Path folder;
  private Bench bench;
  private Path junit;
  private Path html;

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
    junit = folder.resolve("junit.xml");
    html = folder.resolve("page.html");
  }

  private RunRequest.Builder request(String... documents) {
    return bench
        .request(documents)
        .report(new ReportFile(ReportFile.Format.JUNIT, junit))
        .report(new ReportFile(ReportFile.Format.HTML, html));
  }

  private void assertReported(String junitPart, String htmlPart) throws IOException {
    String xml = Files.readString(junit);
    assertTrue(xml.contains(junitPart), xml);
    String page = Files.readString(html);
    assertTrue(page.contains(htmlPart), page);
    try (Stream<Path> files = Files.list(folder)) {
      List<String> left =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("."))
              .toList();
      assertEquals(List.of(), left);
    }
  }

  @Test
  void runThatSucceedsIsReported() throws IOException {
    Files.writeString(junit, "of an earlier run");
    bench.run(request(bench.document("a.yaml", act("One", "1"))));
    assertReported("<testcase name=\"One\" classname=\"a.yaml.build\"", "Run succeeded");
  }

  @Test
  void runThatFailsIsReported() throws IOException {
    bench.act.plan("1", Plan.FAILED);
    bench.run(request(bench.document("a.yaml", act("One", "1"), act("Two", "2"))));
    assertReported("<failure message=\"Act: as planned\"", "Run failed");
  }

  @Test
  void runThatIsCancelledIsReported() throws IOException {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    bench.run(request(bench.document("a.yaml", act("One", "1"))).cancellation(cancellation));
    assertReported("<failure message=\"cancelled\"", "cancelled");
  }

  @Test
  void documentThatIsRefusedIsReported() throws IOException {
    bench.run(request(bench.document("a.yaml", "{name: One, action: Axt}")));
    assertReported("<error message=\"", "id=\"problems\"");
    bench.run(request("missing.yaml"));
    assertReported("<testcase name=\"missing.yaml\" classname=\"setup\"", "missing.yaml");
  }

  @Test
  void EX13_reportIsOneForTheWholeRunAndKnownToWhoeverGoesOn() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    bench.act.plan("2", Plan.SAME_STEP);
    assertTrue(bench.run(request(document)).isRestartWanted());
    assertFalse(Files.exists(junit));
    assertFalse(Files.exists(html));
    bench.restarted(2);
    RunReport report =
        bench.run(bench.request().restarts(new RestartPlan(RestartMode.EXIT, List.of(), true, "")));
    assertTrue(report.isSuccess(), report.toString());
    assertReported("<testcase name=\"One\"", "Run succeeded");
    String xml = Files.readString(junit);
    assertEquals(2, xml.split("<testcase", -1).length - 1, xml);
    assertTrue(xml.contains("Getting reboot signal"), "no lines from before the restart: " + xml);
  }

  @Test
  void nothingRunsWhereAReportCouldNotBeWritten() throws IOException {
    junit = folder.resolve("nowhere/junit.xml");
    RunReport report = bench.run(request(bench.document("a.yaml", act("One", "1"))));
    assertEquals(
        "The report " + junit + " cannot be written: its folder does not exist.",
        report.failureMessage());
    assertEquals(List.of(), bench.act.acted());
    assertFalse(Files.exists(folder.resolve("logs")));
  }

  @Test
  void onlyAFileIsReplaced() throws IOException {
    Files.createDirectory(html);
    RunReport report = bench.run(request(bench.document("a.yaml", act("One", "1"))));
    assertEquals(
        "The report " + html + " cannot be written: something that is no file has its name.",
        report.failureMessage());
    html = Path.of("/dev/null");
    assertFalse(bench.run(request("a.yaml")).isSuccess());
    assertFalse(Files.isRegularFile(html));
    assertEquals(List.of(), bench.act.acted());
  }

  @Test
  void reportThatCannotBeWrittenInTheEndIsAWarning() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    junit = gone.resolve("junit.xml");
    RunReport report =
        bench.run(
            request(bench.document("a.yaml", act("One", "1")))
                .listener(
                    event -> {
                      if (event instanceof RunEvent.StepFinished) {
                        gone.toFile().delete();
                      }
                      if (event instanceof RunEvent.Warned warned) {
                        bench.warnings.add(warned.text());
                      }
                    }));
    assertTrue(report.isSuccess());
    String warning = "The report " + junit + " cannot be written: no such file or directory.";
    assertTrue(bench.warnings.contains(warning), bench.warnings.toString());
    assertTrue(Files.exists(html));
  }

  @Test
  void linkIsReplacedAndNotFollowed() throws IOException {
    Path target = Files.writeString(folder.resolve("precious"), "mine");
    Files.createSymbolicLink(junit, target);
    bench.run(request(bench.document("a.yaml", act("One", "1"))));
    assertEquals("mine", Files.readString(target));
    assertFalse(Files.isSymbolicLink(junit));
  }
}
