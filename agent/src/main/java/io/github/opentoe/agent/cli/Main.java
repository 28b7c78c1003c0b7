package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.ComponentAgent;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The program.
 *
 * <p>What a JVM cannot find out by itself, the launcher says by system properties: {@code
 * opentoe.program} is the name it was started under, {@code opentoe.launcher} the launcher itself,
 * {@code opentoe.stdin.terminal} whether a person types standard input, {@code
 * opentoe.stdout.terminal} and {@code opentoe.stderr.terminal} whether a person reads that stream.
 */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name, and exits. */
  public static void main(String[] args) {
    Surroundings surroundings =
        new Surroundings(
            System.getProperty("opentoe.program", "opentoe"),
            Version.read(),
            new FileInputStream(FileDescriptor.in),
            Boolean.getBoolean("opentoe.stdin.terminal"),
            stream(FileDescriptor.out),
            Boolean.getBoolean("opentoe.stdout.terminal"),
            stream(FileDescriptor.err),
            Boolean.getBoolean("opentoe.stderr.terminal"),
            CallerEnvironment.of(System.getenv()),
            Path.of("").toAbsolutePath(),
            "root".equals(System.getProperty("user.name")),
            self());
    AgentCalls agent = AgentCalls.to(ComponentAgent::withInstalledModules);
    ExitCode code = new Cli(new Session(surroundings, agent, new SystemSignals())).run(args);
    surroundings.err().flush();
    boolean lost = surroundings.out().checkError();
    // A restart that is asked for must come, whoever has stopped listening.
    boolean fails = lost && code != ExitCode.RESTART;
    System.exit(fails ? ExitCode.FAILURE.code() : code.code());
  }

  /** What starts at boot finds neither PATH nor JAVA_HOME as they are now. */
  private static List<String> self() {
    String home = System.getProperty("java.home");
    String launcher = System.getProperty("opentoe.launcher", "");
    return launcher.isEmpty()
        ? List.of(
            Path.of(home, "bin", "java").toString(),
            "-jar",
            Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString())
        : List.of("/usr/bin/env", "JAVA_HOME=" + home, launcher);
  }

  /** JSON is UTF-8 whatever the locale says, and so is everything else. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }
}
