package io.github.opentoe.agent.restart;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A line in the crontab of root. */
record CrontabTrigger(Machine machine) implements Trigger {

  private static final String CRONTAB = "crontab";

  @Override
  public String kind() {
    return CRONTAB;
  }

  @Override
  public boolean isThere() {
    return machine.programs().has(CRONTAB);
  }

  @Override
  public void install(BootCommand command) throws IOException {
    String lines = without(command.marker(), present());
    String gap = lines.isEmpty() || lines.endsWith("\n") ? "" : "\n";
    // The text came as bytes and goes as bytes, one character each.
    write(lines + gap + Bytes.of(command.forCrontab()) + "\n");
  }

  @Override
  public void remove(String marker) throws IOException {
    String lines = present();
    String left = without(marker, lines);
    if (!left.equals(lines)) {
      write(left);
    }
  }

  private static String without(String marker, String lines) {
    String end = "# " + marker;
    return lines
        .lines()
        .filter(line -> !line.stripTrailing().endsWith(end))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** What stands in it; a user who has none is no failure, anything else is. */
  private String present() throws IOException {
    HostPrograms.Answer answer = machine.programs().run(List.of(CRONTAB, "-l"));
    if (answer.isGood()) {
      return answer.output();
    }
    boolean isNone =
        answer.exitCode() == 1
            && answer.output().isBlank()
            && (answer.errors().isBlank() || answer.errors().contains("no crontab"));
    if (isNone) {
      return "";
    }
    throw new IOException("crontab -l: " + answer.explained());
  }

  private void write(String lines) throws IOException {
    HostPrograms.Answer answer = machine.programs().run(List.of(CRONTAB, "-"), lines);
    if (!answer.isGood()) {
      throw new IOException("crontab -: " + answer.explained());
    }
  }
}
