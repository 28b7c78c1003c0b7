package io.github.opentoe.agent.restart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A unit of systemd that runs once at the start of the machine. */
record UnitTrigger(Machine machine) implements Trigger {

  private static final String SYSTEMCTL = "systemctl";

  @Override
  public String kind() {
    return "systemd";
  }

  @Override
  public boolean isThere() {
    return machine.programs().has(SYSTEMCTL) && machine.has("etc/systemd/system");
  }

  @Override
  public void install(BootCommand command) throws IOException {
    Path unit = file(command.marker());
    Files.deleteIfExists(unit);
    Files.writeString(unit, text(command), StandardOpenOption.CREATE_NEW);
    ask("daemon-reload");
    ask("enable", name(command.marker()));
  }

  @Override
  public void remove(String marker) throws IOException {
    Path unit = file(marker);
    if (!Files.isRegularFile(unit) || !Files.readString(unit).contains("# " + marker + "\n")) {
      return;
    }
    ask("disable", name(marker));
    Files.deleteIfExists(unit);
    ask("daemon-reload");
  }

  private static String text(BootCommand command) {
    return """
        # %s
        [Unit]
        Description=Goes on with the OpenTOE run saved in %s
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        ExecStart=%s
        TimeoutStartSec=infinity

        [Install]
        WantedBy=multi-user.target
        """
        .formatted(command.marker(), command.folder().replace("%", "%%"), command.forUnit());
  }

  private static String name(String marker) {
    return marker + ".service";
  }

  private Path file(String marker) {
    return machine.file("etc/systemd/system").resolve(name(marker));
  }

  private void ask(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(SYSTEMCTL));
    command.addAll(List.of(words));
    HostPrograms.Answer answer = machine.programs().run(command);
    if (!answer.isGood()) {
      throw new IOException(String.join(" ", command) + ": " + answer.explained());
    }
  }
}
