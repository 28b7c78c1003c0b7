package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * apt-get (UPD-10 … UPD-12).
 *
 * @param context where it runs
 * @param root of the file system
 */
record Apt(ActionContext context, Path root) implements PackageTool {

  private static final String PROGRAM = "apt-get";
  private static final List<String> UNATTENDED =
      List.of("DEBIAN_FRONTEND=noninteractive", "NEEDRESTART_MODE=a");
  private static final List<String> OPTIONS =
      List.of(
          "-y",
          "-q",
          "-o",
          "DPkg::Lock::Timeout=300",
          "-o",
          "Dpkg::Options::=--force-confdef",
          "-o",
          "Dpkg::Options::=--force-confold");
  private static final List<String> EVERYTHING = List.of("upgrade", "--with-new-pkgs");
  private static final List<String> ONLY = List.of("install", "--only-upgrade");

  @Override
  public PackageLock lock() {
    return new PackageLock(
        root,
        List.of("/var/lib/dpkg/lock-frontend", "/var/lib/dpkg/lock", "/var/lib/apt/lists/lock"),
        List.of());
  }

  @Override
  public boolean update(PackageFilter filter) throws IOException, InterruptedException {
    complete();
    apt(List.of("update"));
    CommandResult plan = require(simulation(EVERYTHING));
    AptPlan everything = AptPlan.parse(plan.stdout());
    if (filter.isOpen()) {
      if (!everything.touched().isEmpty()) {
        apt(EVERYTHING);
      }
      return !everything.touched().isEmpty();
    }
    List<String> names =
        filter.select(everything.upgrades(), context.log()).stream()
            .map(PackageUpdate::name)
            .toList();
    List<String> kept =
        names.isEmpty()
            ? names
            : new PackageNarrowing(filter, context.log(), this::touched).narrow(names);
    if (!kept.isEmpty()) {
      apt(joined(ONLY, kept));
    }
    return !kept.isEmpty();
  }

  /** Completes what an earlier run was cut off from. */
  private void complete() throws IOException, InterruptedException {
    CommandResult audit =
        new Commands(context).require("dpkg", List.of("env", "LC_ALL=C", "dpkg", "--audit"));
    if (audit.stdout().isBlank() && !wasInterrupted()) {
      return;
    }
    context.log().info("completing packages that are not configured yet");
    List<String> dpkg = List.of("dpkg", "--force-confdef", "--force-confold", "--configure", "-a");
    new Commands(context).require("dpkg", joined(joined(List.of("env"), UNATTENDED), dpkg));
  }

  private boolean wasInterrupted() throws IOException {
    Path journal = root.resolve("var/lib/dpkg/updates");
    if (!Files.isDirectory(journal)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(journal)) {
      return entries.findAny().isPresent();
    }
  }

  private Optional<List<PackageUpdate>> touched(List<String> names)
      throws CommandStop, InterruptedException {
    CommandResult result = new Commands(context).run(PROGRAM, simulation(joined(ONLY, names)));
    return result.exitCode() == 0
        ? Optional.of(AptPlan.parse(result.stdout()).touched())
        : Optional.empty();
  }

  private static List<String> simulation(List<String> command) {
    List<String> start = joined(joined(List.of("env", "LC_ALL=C"), UNATTENDED), List.of(PROGRAM));
    return joined(joined(joined(start, OPTIONS), List.of("-s")), command);
  }

  private void apt(List<String> command) throws CommandStop, InterruptedException {
    List<String> start = joined(joined(List.of("env"), UNATTENDED), List.of(PROGRAM));
    require(joined(joined(start, OPTIONS), command));
  }

  private CommandResult require(List<String> arguments) throws CommandStop, InterruptedException {
    return new Commands(context).require(PROGRAM, arguments);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  @Override
  public RestartNeed restartNeed() {
    return Files.exists(root.resolve("var/run/reboot-required"))
        ? RestartNeed.NEEDED
        : RestartNeed.NOT_NEEDED;
  }

  @Override
  public List<String> restartReasons() throws IOException {
    Path packages = root.resolve("var/run/reboot-required.pkgs");
    return Files.exists(packages)
        ? Files.readAllLines(packages).stream().distinct().sorted().toList()
        : List.of();
  }
}
