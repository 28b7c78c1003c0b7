package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.Commands;
import io.github.opentoe.modules.command.ProgramSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * yum, and dnf, which takes the same commands (UPD-8, UPD-9, UPD-13).
 *
 * @param context where it runs
 * @param root of the file system
 * @param program {@code yum} or {@code dnf}
 */
record Yum(ActionContext context, Path root, String program) implements PackageTool {

  private static final int UPDATES_AVAILABLE = 100;
  private static final String OBSOLETING = "Obsoleting Packages";
  private static final Pattern LINE =
      Pattern.compile("(\\S+)\\.([A-Za-z0-9_]+)(?:\\s+(?:[0-9]+:)?(\\S+)\\s+\\S+)?\\s*");
  private static final String RESTART_CHECK = "needs-restarting";

  @Override
  public PackageLock lock() {
    return new PackageLock(root, List.of(), List.of("/var/run/yum.pid", "/var/cache/dnf/*pid"));
  }

  @Override
  public boolean update(PackageFilter filter) throws CommandStop, InterruptedException {
    List<PackageUpdate> offered = offered();
    List<PackageUpdate> selected = filter.select(offered, context.log());
    if (selected.isEmpty()) {
      return false;
    }
    List<String> arguments = new ArrayList<>(List.of(program, "-y", "update"));
    filter.exclude().forEach(item -> arguments.add("--exclude=" + item.text()));
    filter.include().stream()
        .filter(item -> offered.stream().anyMatch(update -> update.isMeantBy(item)))
        .forEach(item -> arguments.add(item.text()));
    new Commands(context).require(program, arguments);
    return true;
  }

  private List<PackageUpdate> offered() throws CommandStop, InterruptedException {
    CommandResult result =
        new Commands(context)
            .run(program, List.of("env", "LC_ALL=C", program, "-q", "check-update"));
    if (result.exitCode() != 0 && result.exitCode() != UPDATES_AVAILABLE) {
      throw CommandStop.failed(program + " exit status " + result.exitCode());
    }
    return parse(result.stdout());
  }

  /** The updates that check-update lists; what follows about obsolete packages repeats some. */
  static List<PackageUpdate> parse(String listing) {
    List<PackageUpdate> updates = new ArrayList<>();
    for (String line : listing.lines().toList()) {
      if (line.startsWith(OBSOLETING)) {
        break;
      }
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        String name = matcher.group(1);
        String full = name + "." + matcher.group(2);
        List<String> spellings = new ArrayList<>(List.of(full));
        String version = matcher.group(3);
        if (version != null) {
          spellings.add(name + "-" + version);
          spellings.add(name + "-" + version + "." + matcher.group(2));
        }
        updates.add(new PackageUpdate(name, spellings));
      }
    }
    return updates;
  }

  @Override
  public RestartNeed restartNeed() throws CommandStop, InterruptedException {
    if (new ProgramSearch(context).fileFor(RESTART_CHECK).isEmpty()) {
      return RestartNeed.UNKNOWN;
    }
    int code = new Commands(context).run(RESTART_CHECK, List.of(RESTART_CHECK, "-r")).exitCode();
    return switch (code) {
      case 0 -> RestartNeed.NOT_NEEDED;
      case 1 -> RestartNeed.NEEDED;
      default -> RestartNeed.UNKNOWN;
    };
  }
}
