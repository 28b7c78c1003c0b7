package io.github.opentoe.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** A short question to the machine whose answer is an exit code; its output is dropped. */
public final class HostCommand {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private HostCommand() {}

  /** The exit code; empty where the command cannot be started or does not end in 10 seconds. */
  public static OptionalInt ask(
      List<String> arguments, Path workingDirectory, Map<String, String> environment) {
    CommandLine line = new CommandLine(arguments.get(0));
    arguments.stream().skip(1).forEach(argument -> line.addArgument(argument, false));
    ExecuteWatchdog watchdog = ExecuteWatchdog.builder().setTimeout(LIMIT).get();
    DefaultExecutor executor =
        DefaultExecutor.builder()
            .setWorkingDirectory(workingDirectory.toFile())
            .setExecuteStreamHandler(
                new PumpStreamHandler(
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    InputStream.nullInputStream()))
            .get();
    executor.setWatchdog(watchdog);
    executor.setExitValues(null);
    try {
      int code = executor.execute(line, environment);
      return watchdog.killedProcess() ? OptionalInt.empty() : OptionalInt.of(code);
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }
}
