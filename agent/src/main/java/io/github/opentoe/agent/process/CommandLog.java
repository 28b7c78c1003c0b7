package io.github.opentoe.agent.process;

import java.nio.file.Path;
import java.util.List;

/** The lines about a command, in the words that log readers know (execution-and-outputs §8.3). */
record CommandLog(CommandScope scope) {

  void createdFolder(Path folder) {
    action("Created temporary directory: " + folder);
  }

  void createdScript(Path script) {
    action("Created temporary script file at: " + script);
  }

  void starting(List<String> arguments) {
    String rest = String.join(" ", arguments.subList(1, arguments.size()));
    command("Preparing object for command " + arguments.get(0) + " with arguments [" + rest + "]");
    command("Starting execution of command with arguments [" + String.join(" ", arguments) + "]");
  }

  void needsShell(String program) {
    scope
        .log()
        .warning("CmdExecution: " + program + " does not name its interpreter; /bin/sh runs it");
  }

  void outputHeld() {
    command("a background process keeps the output open; waiting for it");
  }

  void errorsHeld() {
    command("a background process keeps standard error open; not waiting for it");
  }

  void survivors(List<Long> pids) {
    scope.log().warning("CmdExecution: could not end these processes of the step: " + pids);
  }

  void outputCut(int limit) {
    scope
        .log()
        .warning(
            scope.action()
                + ": standard output is larger than "
                + (limit >> 20)
                + " MiB; the output value holds the beginning only");
  }

  void outputEnded() {
    scope.log().endOfStdout();
    command("Terminating read operation on STDOUT pipe - EOF");
  }

  void completed(boolean isGood) {
    command("Command execution has been completed");
    if (isGood) {
      command("Command execution was completed successfully");
    } else {
      failed();
    }
  }

  void failed() {
    command("[ ERROR ] Command execution has resulted in an error");
  }

  void ended(String stderr, int exitCode) {
    command("Stderr: " + stderr);
    command("ExitCode " + exitCode);
  }

  void removing(Path folder) {
    action("Removing temporary directory: " + folder);
  }

  void removed(Path folder) {
    action("Successfully removed temporary directory: " + folder);
  }

  void notRemoved(Path folder, String reason) {
    scope
        .log()
        .warning(
            scope.action() + ": could not remove temporary directory: " + folder + ": " + reason);
  }

  private void action(String text) {
    scope.log().info(scope.action() + ": " + text);
  }

  private void command(String text) {
    scope.log().info("CmdExecution: " + text);
  }
}
