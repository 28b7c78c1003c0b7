package io.github.opentoe.agent.restart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A daemon of launchd, which reads the folder of its files when macOS starts. */
record DaemonTrigger(Machine machine) implements Trigger {

  @Override
  public String kind() {
    return "launchd";
  }

  @Override
  public boolean isThere() {
    return machine.has("Library/LaunchDaemons");
  }

  @Override
  public void install(BootCommand command) throws IOException {
    Path file = file(command.marker());
    Files.deleteIfExists(file);
    Files.writeString(file, text(command), StandardOpenOption.CREATE_NEW);
  }

  @Override
  public void remove(String marker) throws IOException {
    Path file = file(marker);
    if (Files.isRegularFile(file) && Files.readString(file).contains(">" + marker + "<")) {
      Files.delete(file);
    }
  }

  private Path file(String marker) {
    return machine.file("Library/LaunchDaemons").resolve(marker + ".plist");
  }

  private static String text(BootCommand command) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>%s</string>
          <key>ProgramArguments</key>
          <array>
        %s  </array>
          <key>RunAtLoad</key>
          <true/>
        </dict>
        </plist>
        """
        .formatted(command.marker(), command.forPropertyList());
  }
}
