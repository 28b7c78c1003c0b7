package io.github.opentoe.agent.export;

import io.github.opentoe.agent.export.JUnitSuites.Case;
import io.github.opentoe.agent.export.JUnitSuites.Kind;
import io.github.opentoe.agent.export.JUnitSuites.Suite;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.util.List;

/** Writes JUnit XML, as CI systems read it. */
final class JUnitXml {

  private static final int MOST_LOG = 8 << 20;
  private static final int MOST_LOG_OF_A_STEP = 16 << 10;
  private static final int LEAST_LOG_OF_A_STEP = 1 << 10;

  private final MarkupWriter xml;
  private final ConsoleLog log;
  private int logOfAStep = MOST_LOG_OF_A_STEP;

  JUnitXml(MarkupWriter xml, ConsoleLog log) {
    this.xml = xml;
    this.log = log;
  }

  void write(RunReport report) throws IOException {
    List<Suite> suites = JUnitSuites.of(report);
    int tests = suites.stream().mapToInt(suite -> suite.cases().size()).sum();
    logOfAStep = Math.max(LEAST_LOG_OF_A_STEP, MOST_LOG / Math.max(1, tests));
    logOfAStep = Math.min(MOST_LOG_OF_A_STEP, logOfAStep);
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").line();
    xml.open(
        "testsuites",
        "name",
        "OpenTOE",
        "tests",
        Integer.toString(tests),
        "failures",
        count(suites, Kind.FAILURE),
        "errors",
        count(suites, Kind.ERROR),
        "skipped",
        count(suites, Kind.SKIPPED),
        "time",
        TimeText.seconds(TimeText.between(report.startedAt(), report.endedAt())));
    xml.line();
    for (Suite suite : suites) {
      write(suite, report);
    }
    xml.close().line();
  }

  private void write(Suite suite, RunReport report) throws IOException {
    xml.open(
        "testsuite",
        "name",
        suite.name(),
        "tests",
        Integer.toString(suite.cases().size()),
        "failures",
        count(List.of(suite), Kind.FAILURE),
        "errors",
        count(List.of(suite), Kind.ERROR),
        "skipped",
        count(List.of(suite), Kind.SKIPPED),
        "time",
        TimeText.seconds(suite.time()),
        "timestamp",
        suite.timestamp(),
        "hostname",
        HostName.ofThisMachine());
    xml.line().open("properties").line();
    property("executionId", report.executionId());
    property("status", report.status().word());
    property("logFolder", report.logFolder().map(Object::toString).orElse(""));
    property("logAddress", report.logAddress().orElse(""));
    xml.close().line();
    for (Case one : suite.cases()) {
      write(one);
    }
    xml.close().line();
  }

  private void property(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      xml.empty("property", "name", name, "value", value).line();
    }
  }

  private void write(Case one) throws IOException {
    xml.open(
        "testcase",
        "name",
        one.name(),
        "classname",
        one.className(),
        "time",
        TimeText.seconds(one.time()));
    switch (one.kind()) {
      case SUCCESS -> {}
      case SKIPPED -> xml.line().empty("skipped", "message", one.message());
      case FAILURE, ERROR -> {
        String action = one.step().map(StepResult::action).orElse("setup");
        String tag = one.kind() == Kind.FAILURE ? "failure" : "error";
        xml.line().element(tag, one.text(), "message", one.message(), "type", action);
      }
    }
    if (one.step().isPresent()) {
      writeLog(one.step().get());
    }
    xml.close().line();
  }

  private void writeLog(StepResult step) throws IOException {
    LogExcerpt excerpt = log.excerptOfAll(step, logOfAStep);
    if (!excerpt.isEmpty()) {
      xml.line().element("system-out", excerpt.shown()).line();
    }
  }

  private static String count(List<Suite> suites, Kind kind) {
    return Long.toString(suites.stream().mapToLong(suite -> suite.count(kind)).sum());
  }
}
