package io.github.opentoe.agent.process;

import io.github.opentoe.agent.report.RunLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class RecordingLog implements RunLog {

  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

  @Override
  public synchronized void info(String text) {
    lines.add(text);
  }

  @Override
  public synchronized void debug(String text) {
    lines.add("Debug " + text);
  }

  @Override
  public synchronized void warning(String text) {
    lines.add("Warning " + text);
  }

  @Override
  public synchronized void stdout(byte[] bytes, int offset, int length) {
    stdout.write(bytes, offset, length);
  }

  @Override
  public synchronized void endOfStdout() {
    lines.add("<end of stdout>");
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized String stdout() {
    return stdout.toString(StandardCharsets.UTF_8);
  }

  synchronized boolean hasLine(String part) {
    return lines.stream().anyMatch(line -> line.contains(part));
  }
}
