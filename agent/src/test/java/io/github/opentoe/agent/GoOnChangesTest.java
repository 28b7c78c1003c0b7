package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepApproval;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that failed go on with documents, values and files that are others now. */
@DisabledOnOs(OS.WINDOWS)
class GoOnChangesTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
  }

  private String resumed() {
    assertEquals(1, bench.resumed.size(), bench.resumed.toString());
    return bench.resumed.remove(0);
  }

  /** One, Two that fails as often as planned, Three. */
  private String three(Plan... plan) throws IOException {
    bench.act.plan("2", plan);
    return bench.document("a.yaml", act("One", "1"), act("Two", "2"), act("Three", "3"));
  }

  @Test
  void aLaterStepMayBeEdited() throws IOException {
    bench.run(three(Plan.FAILED));
    bench.document("a.yaml", act("One", "1"), act("Two", "two"), act("New", "n"));
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "# another line\n" + Files.readString(file));
    RunReport report = bench.resume();
    assertEquals(List.of("1", "2", "two", "n"), bench.act.acted());
    assertEquals("Resuming at step build.Two (a.yaml:7): it failed; 1 step is kept", resumed());
    assertEquals(3, report.documents().get(0).phases().get(0).steps().size());
    assertEquals(Set.of("D0__a.yaml", "D1__a.yaml"), bench.copies());
    assertEquals(
        Files.readString(folder.resolve("a.yaml")),
        Files.readString(bench.logs().resolve("document.yaml")));
  }

  @Test
  void anEarlierStepThatWasEditedRunsAgain() throws IOException {
    bench.run(three(Plan.FAILED));
    bench.document("a.yaml", act("One", "one"), act("Two", "2"), act("Three", "3"));
    bench.resume();
    assertEquals(
        "Resuming at step build.One (a.yaml:5): its input text changed; no step is kept",
        resumed());
    assertEquals(List.of("1", "2", "one", "2", "3"), bench.act.acted());
  }

  @Test
  void anEditedScriptRunsAgain() throws IOException {
    Files.writeString(folder.resolve("one.sh"), "x");
    bench.act.plan("2", Plan.FAILED, Plan.FAILED);
    String document =
        bench.document(
            "a.yaml",
            "{name: One, action: RunFile, inputs: {path: one.sh, arguments: [none.sh]}}",
            act("Two", "2"));
    bench.run(document);
    bench.resume();
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    Files.writeString(folder.resolve("one.sh"), "y");
    bench.resume();
    assertEquals(
        "Resuming at step build.One (a.yaml:5): the file "
            + folder.resolve("one.sh")
            + " that it runs changed; no step is kept",
        resumed());
    assertEquals(List.of("x", "2", "2", "y", "2"), bench.act.acted());
  }

  @Test
  void aScriptThatIsGoneIsNotMissed() throws IOException {
    Files.writeString(folder.resolve("one.sh"), "x");
    bench.act.plan("2", Plan.FAILED);
    bench.run(
        bench.document(
            "a.yaml", "{name: One, action: RunFile, inputs: {path: one.sh}}", act("Two", "2")));
    Files.delete(folder.resolve("one.sh"));
    bench.resume();
    assertEquals(List.of("x", "2", "2"), bench.act.acted());
  }

  @Test
  void stepsMayBeAddedRemovedAndMoved() throws IOException {
    bench.run(three(Plan.FAILED, Plan.FAILED, Plan.FAILED, Plan.FAILED));
    bench.document("a.yaml", act("One", "1"), act("New", "n"), act("Two", "2"));
    bench.resume();
    assertEquals("Resuming at step build.New (a.yaml:6): it is new; 1 step is kept", resumed());
    bench.document("a.yaml", act("New", "n"), act("Two", "2"));
    bench.resume();
    assertEquals(
        "Resuming at step build.New (a.yaml:5): step One before it is gone; no step is kept",
        resumed());
    bench.document("a.yaml", act("Other", "o"), act("New", "n"), act("Two", "2"));
    bench.resume();
    assertEquals("Resuming at step build.Other (a.yaml:5): it is new; no step is kept", resumed());
    bench.document("a.yaml", act("New", "n"), act("Other", "o"), act("Two", "2"));
    bench.resume();
    assertEquals(
        "Resuming at step build.New (a.yaml:5): the order of the steps changed; no step is kept",
        resumed());
  }

  @Test
  void aStepThatFailedMayBeRemoved() throws IOException {
    bench.run(three(Plan.FAILED));
    bench.document("a.yaml", act("One", "1"), act("Three", "3"));
    RunReport report = bench.resume();
    assertEquals(
        "Resuming at step build.Three (a.yaml:6): step Two before it, which failed, is gone;"
            + " 1 step is kept",
        resumed());
    assertTrue(report.isSuccess());
    assertEquals(new Counts(2, 0, 0, 0), report.counts());
  }

  @Test
  void nothingMayBeLeftToRun() throws IOException {
    bench.run(three(Plan.FAILED));
    bench.document("a.yaml", act("One", "1"));
    RunReport report = bench.resume();
    assertEquals("Nothing is left to run: 1 step is kept", resumed());
    assertTrue(report.isSuccess());
    assertEquals(Status.SUCCESS, report.documents().get(0).status());
    assertEquals(List.of("1", "2"), bench.act.acted());
  }

  @Test
  void settingsOfAStepCountToo() throws IOException {
    Map<String, String> changes =
        Map.of(
            "onFailure: Continue", "its onFailure changed",
            "timeoutSeconds: 9", "its timeoutSeconds changed",
            "maxAttempts: 2", "its maxAttempts changed",
            "disableLogging: true", "its disableLogging changed",
            "if: {fileExists: /}", "its condition changed",
            "loop: {forEach: [a]}", "its loop changed");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      bench.run(three(Plan.FAILED));
      String step = "{name: One, action: Act, %s, inputs: {text: '1'}}";
      bench.document("a.yaml", step.formatted(change.getKey()), act("Two", "2"));
      assertTrue(bench.resume().isSuccess());
      assertEquals(
          "Resuming at step build.One (a.yaml:5): " + change.getValue() + "; no step is kept",
          resumed());
    }
  }

  @Test
  void parametersAndTheEnvironmentCount() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "{{ Tier }}"),
            act("Two", "{{ env:COLOUR }}"),
            act("When", "{{ context:dateTime }}"),
            act("Last", "{{ Last }}"));
    Path file = folder.resolve(document);
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "phases:",
                "parameters: [{Tier: {type: string}}, {Last: {type: string}}]\nphases:"));
    bench.act.plan("last", Plan.FAILED, Plan.FAILED, Plan.FAILED);
    Map<String, String> red = Map.of("PATH", "/none", "COLOUR", "red");
    bench.run(
        bench
            .request(document)
            .parameter("Tier", "web")
            .parameter("Last", "last")
            .environment(red));
    bench.resume(bench.request().environment(red));
    assertEquals("Resuming at step build.Last (a.yaml:9): it failed; 3 steps are kept", resumed());
    bench.resume(bench.request().environment(Map.of("PATH", "/none", "COLOUR", "blue")));
    assertEquals(
        "Resuming at step build.Two (a.yaml:7): {{ env:COLOUR }} stands for something else now;"
            + " 1 step is kept",
        resumed());
    bench.resume(
        bench
            .request()
            .parameter("Tier", "app")
            .environment(Map.of("PATH", "/none", "COLOUR", "blue")));
    assertEquals(
        "Resuming at step build.One (a.yaml:6): {{ Tier }} stands for something else now;"
            + " no step is kept",
        resumed());
    assertTrue(bench.act.acted().containsAll(List.of("web", "red", "blue", "app")));
  }

  @Test
  void aParameterThatOnlyTheFailedStepUsesMayChange() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "{{ Tier }}"));
    Path file = folder.resolve(document);
    Files.writeString(
        file,
        Files.readString(file).replace("phases:", "parameters: [{Tier: {type: string}}]\nphases:"));
    bench.act.plan("web", Plan.FAILED);
    bench.run(bench.request().document(new DocumentRequest(document, Map.of("Tier", "web"))));
    assertTrue(bench.resume(bench.request().parameter("Tier", "app")).isSuccess());
    assertEquals(List.of("1", "web", "app"), bench.act.acted());
  }

  @Test
  void outputsThatWereNotKeptAreMadeAgainWhereTheyAreNeeded() throws IOException {
    String quiet = "{name: Quiet, action: Act, disableLogging: true, inputs: {text: hushhush}}";
    bench.act.plan("2", Plan.FAILED, Plan.FAILED);
    bench.run(bench.document("a.yaml", quiet, act("One", "1"), act("Two", "2")));
    bench.resume();
    assertEquals("Resuming at step build.Two (a.yaml:7): it failed; 2 steps are kept", resumed());
    bench.document("a.yaml", quiet, act("One", "1"), act("Two", "2{{ build.Quiet.outputs.text }}"));
    bench.resume();
    assertEquals(
        "Resuming at step build.Quiet (a.yaml:5): its outputs were not kept, and step Two needs"
            + " them; no step is kept",
        resumed());
    assertEquals(
        List.of("hushhush", "1", "2", "2", "hushhush", "1", "2hushhush"), bench.act.acted());
  }

  @Test
  void aDocumentWithErrorsLosesNothing() throws IOException {
    String document = three(Plan.FAILED);
    bench.run(document);
    String good = Files.readString(folder.resolve(document));
    Files.writeString(folder.resolve(document), good.replace("action: Act", "action: Ac"));
    assertEquals(Status.FAILED, bench.resume().status());
    Files.delete(folder.resolve(document));
    assertEquals(Status.FAILED, bench.resume().status());
    assertEquals(List.of("failed"), bench.state());
    Files.writeString(folder.resolve(document), good);
    assertTrue(bench.resume().isSuccess());
    assertEquals(List.of("1", "2", "2", "3"), bench.act.acted());
  }

  @Test
  void stepsThatAreNotSelectedStayOut() throws IOException {
    StepSelection selection = new StepSelection(Optional.of("Two"), Optional.empty(), List.of());
    bench.run(bench.request(three(Plan.FAILED)).steps(selection));
    RunReport report = bench.resume();
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    assertEquals(new Counts(2, 0, 0, 1), report.counts());
    assertEquals(List.of("2", "2", "3"), bench.act.acted());
  }

  @Test
  void stepsThatWereDeclinedStayOutAndQuittingIsNoEnd() throws IOException {
    List<StepApproval.Answer> answers =
        new ArrayList<>(List.of(StepApproval.Answer.SKIP, StepApproval.Answer.QUIT));
    bench.run(bench.request(three()).approval(question -> answers.remove(0)));
    assertEquals(List.of(), bench.act.acted());
    RunReport report = bench.resume();
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    assertEquals(new Counts(2, 0, 0, 1), report.counts());
    assertEquals(List.of("2", "3"), bench.act.acted());
  }
}
