package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.ReportFile;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeCommandTest {

  private final Program program;

  ResumeCommandTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void theLibraryIsAskedToGoOn() {
    program.agent.running =
        request -> {
          request.listener().on(new RunEvent.Resumed(Reports.START, "Resuming at step b.S"));
          return Reports.success("id");
        };
    assertEquals(
        0, program.run("resume", "-s", "state", "--parameters", "Tier=1,Host=2"), program::err);
    assertEquals(List.of(), program.agent.runs);
    RunRequest request = program.agent.resumed.get(0);
    assertEquals(Optional.of(program.directory.resolve("state")), request.stateDirectory());
    assertEquals(Map.of("Tier", "1", "Host", "2"), request.parameters());
    assertEquals(List.of(), request.documents());
    assertEquals("Resuming at step b.S\n", program.err());
    assertEquals("id", program.json().get("executionId").asText());
  }

  @Test
  void eventsAndReportsAreHadAsFromARun() {
    program.agent.running =
        request -> {
          request.listener().on(new RunEvent.Resumed(Reports.START, "Resuming at step b.S"));
          return Reports.success("id");
        };
    assertEquals(0, program.run("resume", "--output=json", "--report", "html=r.html"));
    assertTrue(program.out().startsWith("{\"type\":\"resumed\""), program.out());
    assertEquals(
        List.of(new ReportFile(ReportFile.Format.HTML, program.directory.resolve("r.html"))),
        program.agent.resumed.get(0).reports());
    assertEquals(1, program.run("resume", "--output", "xml"));
    assertEquals(1, program.run("resume", "--report", "pdf=r.pdf"));
    assertEquals(1, program.agent.resumed.size());
  }

  @Test
  void optionsOfARunAreRefused() {
    assertEquals(1, program.run("resume", "--documents", "a.yml"));
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("error: Unknown option"), program.err());
    assertTrue(program.err().endsWith("Try 'opentoe resume --help' for the options.\n"));
    assertEquals(1, program.run("resume", "--parameters", "nonsense"));
    assertEquals(List.of(), program.agent.resumed);
  }

  @Test
  void whereNothingIsKeptNothingIsPromised() {
    program.agent.running =
        request -> Reports.of(Status.FAILED, Reports.step("S", Status.FAILED, "exit status 1"));
    assertEquals(1, program.run("run", "-d", "a.yml", "-s", "state"));
    assertEquals("", program.err());
  }

  @Test
  void wordsForAShellAreQuotedWhereTheyMustBe() {
    assertEquals("/var/lib/a-b_c.d", ShellWord.of("/var/lib/a-b_c.d"));
    assertEquals("'a b'", ShellWord.of("a b"));
    assertEquals("'it'\\''s'", ShellWord.of("it's"));
  }
}
