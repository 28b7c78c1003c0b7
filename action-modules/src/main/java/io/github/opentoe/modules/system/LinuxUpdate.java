package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.Commands;
import io.github.opentoe.modules.command.ProgramSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Updates a Linux machine (UPD-5 … UPD-14).
 *
 * @param context where it runs
 * @param root of the file system
 * @param pace of the wait for locks
 */
record LinuxUpdate(ActionContext context, Path root, PackageLock.Pace pace) {

  private static final String YUM = "yum";
  private static final String DNF = "dnf";

  ActionResult run(PackageFilter filter) throws IOException, InterruptedException {
    if (!new Commands(context).run("id", List.of("id", "-u")).stdout().equals("0")) {
      throw CommandStop.failed("error.Input: root rights are needed");
    }
    PackageTool tool =
        tool()
            .orElseThrow(
                () -> CommandStop.failed("no supported package manager found (yum, apt-get)"));
    if (tool instanceof Yum && isAmazonLinux2023()) {
      context.log().warning("UpdateOS does not move Amazon Linux 2023 to a newer release");
    }
    tool.lock().await(context, pace);
    if (!tool.update(filter)) {
      context.log().info("no updates to install");
    }
    tellAboutRestart(tool);
    return ActionResult.succeeded();
  }

  private Optional<PackageTool> tool() {
    ProgramSearch search = new ProgramSearch(context);
    for (String program : List.of(YUM, DNF)) {
      if (search.fileFor(program).isPresent()) {
        return Optional.of(new Yum(context, root, program));
      }
    }
    if (search.fileFor("apt-get").isPresent()) {
      return Optional.of(new Apt(context, root));
    }
    return search.fileFor("zypper").map(found -> new Zypper(context, root));
  }

  private boolean isAmazonLinux2023() throws IOException {
    Path release = root.resolve("etc/os-release");
    if (!Files.exists(release)) {
      return false;
    }
    List<String> lines =
        Files.readAllLines(release).stream().map(line -> line.replace("\"", "")).toList();
    return lines.contains("ID=amzn")
        && lines.stream().anyMatch(line -> line.startsWith("VERSION_ID=2023"));
  }

  private void tellAboutRestart(PackageTool tool) throws IOException, InterruptedException {
    List<String> reasons = tool.restartReasons();
    String text =
        switch (tool.restartNeed()) {
          case NEEDED ->
              "a restart is needed"
                  + (reasons.isEmpty() ? "" : " for " + String.join(", ", reasons))
                  + "; add a Reboot step";
          case NOT_NEEDED -> "no restart is needed";
          case UNKNOWN -> "whether a restart is needed is not known";
        };
    context.log().info(text);
  }
}
