package io.github.opentoe.modules.software;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.PowerShell;
import io.github.opentoe.modules.command.ScriptRecord;
import io.github.opentoe.modules.command.WindowsScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of msiexec, with the questions before it.
 *
 * @param input what the author wants
 * @param context where it runs
 * @param scripts run in a private folder
 * @param isRemoval whether the product is removed
 */
record MsiRun(MsiInputs input, ActionContext context, WindowsScript scripts, boolean isRemoval) {

  private static final int LONGEST_LINE = 32_000;
  private static final String INSTALLED = "5";

  ActionResult result() throws IOException, InterruptedException {
    Path file = new MsiPackage(context, scripts.folder()).file(input.path());
    boolean isInstalled = inspect(file);
    String option = isRemoval ? "/x" : "/i";
    MsiCommand command = new MsiCommand(option, file.toString(), isInstalled && !isRemoval);
    String line = command.line(input, logFile());
    if (line.length() > LONGEST_LINE) {
      throw CommandStop.failed(
          "the command line is longer than Windows allows: " + line.length() + " characters");
    }
    context.log().info("starting msiexec.exe " + line);
    List<ScriptRecord> records = start(line);
    String exit = field(records, "exit").orElse("");
    if (exit.isEmpty()) {
      throw CommandStop.failed("cannot run msiexec.exe: " + reason(records));
    }
    return judge(new MsiExit(Integer.parseInt(exit)), field(records, "stdout").orElse(""));
  }

  /** Refuses bad signatures; says whether the product is installed already. */
  private boolean inspect(Path file) throws IOException, InterruptedException {
    Map<String, Value> data =
        Map.of("path", Value.text(file.toString()), "product", new Value.Flag(!isRemoval));
    List<ScriptRecord> records = scripts.run("inspect-msi", data);
    Optional<String> status = field(records, "signature");
    if (status.isEmpty()) {
      throw CommandStop.failed(
          "cannot check the signature of " + input.path().text() + ": " + reason(records));
    }
    MsiSignature signature = new MsiSignature(status.get());
    Optional<String> refusal = signature.refusal(input);
    if (refusal.isPresent()) {
      throw CommandStop.failed(refusal.get());
    }
    context.log().info("signature of " + input.path().text() + " is " + status.get());
    for (ScriptRecord item : records) {
      if (item.kind().equals("unknown-product")) {
        context.log().warning("cannot tell whether the product is installed: " + item.field(1));
      }
    }
    return records.stream()
        .anyMatch(item -> item.kind().equals("product") && item.field(1).equals(INSTALLED));
  }

  private String logFile() throws IOException {
    if (input.logFile().isEmpty()) {
      return "";
    }
    Path log = input.logFile().get().in(context).toAbsolutePath();
    Optional<Path> parent = Optional.ofNullable(log.getParent());
    if (parent.isPresent()) {
      Files.createDirectories(parent.get());
    }
    return log.toString();
  }

  private List<ScriptRecord> start(String line) throws IOException, InterruptedException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_16LE);
    String program = PowerShell.systemProgram(context, "msiexec.exe");
    Map<String, Value> data =
        Map.of(
            "program", Value.text(program),
            "line", Value.text(Base64.getEncoder().encodeToString(bytes)));
    try {
      return scripts.run("run-msi", data);
    } catch (CommandStop stop) {
      if (stop.result().outcome() != Outcome.FAILED) {
        context
            .log()
            .warning("msiexec was ended; the Windows Installer service may still be at work");
      }
      throw stop;
    }
  }

  private ActionResult judge(MsiExit exit, String stdout) {
    String log = input.logFile().map(file -> file.text()).orElse("");
    Map<String, Value> outputs = new LinkedHashMap<>();
    outputs.put("logFile", Value.text(log));
    outputs.put("msiExitCode", new Value.Whole(exit.code()));
    outputs.put("stdout", Value.text(text(stdout)));
    boolean wasAbsent = isRemoval && exit.code() == MsiExit.UNKNOWN_PRODUCT;
    if (wasAbsent) {
      context.log().info("product was not installed");
    } else if (!exit.isSuccess()) {
      return new ActionResult(Outcome.FAILED, exit.failure(log), outputs);
    }
    boolean restarts =
        switch (input.reboot()) {
          case ALLOW -> exit.wantsRestart();
          case FORCE -> true;
          case SKIP -> false;
        };
    if (exit.wantsRestart() && !restarts) {
      context.log().info("the installer asks for a restart, which 'reboot' has skipped");
    }
    Outcome outcome = restarts ? Outcome.RESTART_NEXT_STEP : Outcome.SUCCEEDED;
    return new ActionResult(outcome, "", outputs);
  }

  /** Line feeds only, and none at the end (AM-64). */
  private static String text(String stdout) {
    String text = stdout.replace("\r\n", "\n");
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  private static Optional<String> field(List<ScriptRecord> records, String kind) {
    return records.stream()
        .filter(item -> item.kind().equals(kind))
        .map(item -> item.field(0))
        .findFirst();
  }

  private static String reason(List<ScriptRecord> records) {
    return records.stream()
        .filter(WindowsScript::isFailure)
        .map(failure -> failure.field(1))
        .findFirst()
        .orElse("the script gave no answer");
  }
}
