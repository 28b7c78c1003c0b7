package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.Commands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * zypper, which the original agent does not support.
 *
 * @param context where it runs
 * @param root of the file system
 */
record Zypper(ActionContext context, Path root) implements PackageTool {

  private static final String PROGRAM = "zypper";
  private static final List<String> UPDATE =
      List.of(PROGRAM, "--non-interactive", "update", "--auto-agree-with-licenses");
  private static final List<String> TRIAL =
      List.of(
          "env",
          "LC_ALL=C",
          PROGRAM,
          "--non-interactive",
          "update",
          "--auto-agree-with-licenses",
          "--dry-run");
  private static final int RESTART_NEEDED = 102;
  private static final int UPDATED_ITSELF = 103;
  private static final Pattern COLUMN = Pattern.compile("\\|");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern HEADING =
      Pattern.compile("The following .*(packages?|updates?|patch(es)?).* (is|are) going to be .*:");

  @Override
  public PackageLock lock() {
    return new PackageLock(root, List.of(), List.of("/run/zypp.pid"));
  }

  @Override
  public boolean update(PackageFilter filter) throws CommandStop, InterruptedException {
    context.log().info("updating with zypper, which the original agent does not support");
    Commands commands = new Commands(context);
    commands.require(PROGRAM, List.of(PROGRAM, "--non-interactive", "refresh"));
    CommandResult listing =
        commands.require(
            PROGRAM, List.of("env", "LC_ALL=C", PROGRAM, "--non-interactive", "list-updates"));
    List<String> names =
        filter.select(parse(listing.stdout()), context.log()).stream()
            .map(PackageUpdate::name)
            .toList();
    List<String> kept =
        names.isEmpty()
            ? names
            : new PackageNarrowing(filter, context.log(), this::touched).narrow(names);
    if (kept.isEmpty()) {
      return false;
    }
    List<String> arguments = new ArrayList<>(UPDATE);
    if (!filter.isOpen()) {
      arguments.addAll(kept);
    }
    if (install(arguments) == UPDATED_ITSELF) {
      context.log().info("zypper has updated itself and goes on");
      install(arguments);
    }
    return true;
  }

  private int install(List<String> arguments) throws CommandStop, InterruptedException {
    int code = new Commands(context).run(PROGRAM, arguments).exitCode();
    if (code != 0 && code != RESTART_NEEDED && code != UPDATED_ITSELF) {
      throw CommandStop.failed(PROGRAM + " exit status " + code);
    }
    return code;
  }

  /** The names in the table of list-updates: status, repository, name, versions, architecture. */
  static List<PackageUpdate> parse(String listing) {
    List<PackageUpdate> updates = new ArrayList<>();
    for (String line : listing.lines().toList()) {
      List<String> cells = List.of(COLUMN.split(line, -1));
      if (cells.size() >= 6 && cells.get(0).strip().equals("v")) {
        String name = cells.get(2).strip();
        updates.add(new PackageUpdate(name, List.of(name + "." + cells.get(5).strip())));
      }
    }
    return updates;
  }

  private Optional<List<PackageUpdate>> touched(List<String> names)
      throws CommandStop, InterruptedException {
    List<String> arguments = new ArrayList<>(TRIAL);
    arguments.addAll(names);
    CommandResult result = new Commands(context).run(PROGRAM, arguments);
    return result.exitCode() == 0 || result.exitCode() == RESTART_NEEDED
        ? Optional.of(parsePlan(result.stdout()))
        : Optional.empty();
  }

  /** The names below each heading, which stand in indented lines. */
  static List<PackageUpdate> parsePlan(String plan) {
    List<PackageUpdate> touched = new ArrayList<>();
    boolean isList = false;
    for (String line : plan.lines().toList()) {
      if (HEADING.matcher(line).matches()) {
        isList = true;
      } else if (isList && line.startsWith("  ")) {
        Arrays.stream(BLANKS.split(line.strip())).map(PackageUpdate::named).forEach(touched::add);
      } else {
        isList = false;
      }
    }
    return touched;
  }

  @Override
  public RestartNeed restartNeed() throws CommandStop, InterruptedException {
    int code = new Commands(context).run(PROGRAM, List.of(PROGRAM, "needs-rebooting")).exitCode();
    return switch (code) {
      case 0 -> RestartNeed.NOT_NEEDED;
      case RESTART_NEEDED -> RestartNeed.NEEDED;
      default -> RestartNeed.UNKNOWN;
    };
  }
}
