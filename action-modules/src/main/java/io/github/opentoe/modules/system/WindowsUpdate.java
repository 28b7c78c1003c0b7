package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.ScriptRecord;
import io.github.opentoe.modules.command.WindowsScript;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Updates a Windows machine through the Windows Update Agent (UPD-15 … UPD-22).
 *
 * @param context where it runs
 * @param scripts run in a private folder
 * @param filter says what is wanted
 */
record WindowsUpdate(ActionContext context, WindowsScript scripts, WindowsUpdateFilter filter) {

  private static final Duration FOR_THE_ABORT = Duration.ofSeconds(70);
  private static final String SUCCEEDED = "2";
  private static final ActionResult RESTART =
      new ActionResult(Outcome.RESTART_SAME_STEP, "", Map.of());

  /** What an update that did not work out has left behind. */
  private record Failed(WindowsUpdateItem update, String code) {}

  /** What came of installing a set of updates. */
  private record Round(List<Failed> failures, boolean wantsRestart) {}

  ActionResult run() throws IOException, InterruptedException {
    context.log().info("Starting the Windows Update process.");
    Set<Set<String>> seen = new HashSet<>();
    while (true) {
      List<ScriptRecord> found = search();
      if (found.stream().anyMatch(item -> item.kind().equals("pending"))) {
        context.log().info("a restart is pending and comes first");
        return RESTART;
      }
      List<WindowsUpdateItem> selected = select(found);
      if (selected.isEmpty()) {
        context.log().info("no updates to install");
        return ActionResult.succeeded();
      }
      seen.add(attempted(found));
      if (!seen.add(keys(selected))) {
        throw CommandStop.failed("updates keep returning: " + labels(selected));
      }
      if (install(selected)) {
        return RESTART;
      }
    }
  }

  private List<ScriptRecord> search() throws IOException, InterruptedException {
    context.log().info("Searching for updates.");
    List<ScriptRecord> found = scripts.run("windows-update", Map.of("mode", Value.text("search")));
    Optional<ScriptRecord> failure = found.stream().filter(WindowsScript::isFailure).findFirst();
    if (failure.isPresent()) {
      throw CommandStop.failed("update search failed: " + failure.get().field(0));
    }
    return found;
  }

  private List<WindowsUpdateItem> select(List<ScriptRecord> found) {
    List<WindowsUpdateItem> offered =
        found.stream()
            .filter(item -> item.kind().equals("update"))
            .map(WindowsUpdateItem::of)
            .toList();
    List<WindowsUpdateItem> selected = filter.select(offered, context.log());
    context.log().info("Updates to process: " + selected.size());
    return selected;
  }

  /** What the round before the last restart has selected: Windows remembers it. */
  private static Set<String> attempted(List<ScriptRecord> found) {
    return found.stream()
        .filter(item -> item.kind().equals("attempted"))
        .map(item -> item.field(0) + " " + item.field(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(List<WindowsUpdateItem> updates) {
    return updates.stream().map(WindowsUpdateItem::key).collect(Collectors.toSet());
  }

  private static String labels(List<WindowsUpdateItem> updates) {
    return updates.stream().map(WindowsUpdateItem::label).collect(Collectors.joining(", "));
  }

  /** Installs them, what fails twice; says whether a restart is needed. */
  private boolean install(List<WindowsUpdateItem> updates)
      throws IOException, InterruptedException {
    Round first = round(updates);
    if (first.failures().isEmpty()) {
      return first.wantsRestart();
    }
    Round second = round(first.failures().stream().map(Failed::update).toList());
    List<Failed> failures = second.failures();
    if (!failures.isEmpty()) {
      throw CommandStop.failed(
          failures.size()
              + " updates failed: "
              + labels(failures.stream().map(Failed::update).toList())
              + " ("
              + failures.get(0).code()
              + ")");
    }
    return first.wantsRestart() || second.wantsRestart();
  }

  private Round round(List<WindowsUpdateItem> updates) throws IOException, InterruptedException {
    List<Failed> failures = new ArrayList<>();
    List<WindowsUpdateItem> ready = new ArrayList<>();
    for (WindowsUpdateItem update : updates) {
      context.log().info("Downloading '" + update.title() + "'");
      Optional<ScriptRecord> result = work("download", update);
      if (result.isPresent()) {
        code(result.get())
            .ifPresentOrElse(code -> failures.add(failed(update, code)), () -> ready.add(update));
      }
    }
    boolean wantsRestart = false;
    for (WindowsUpdateItem update : ready) {
      context.log().info("Installing '" + update.title() + "'");
      Optional<ScriptRecord> result = work("install", update);
      if (result.isPresent()) {
        code(result.get()).ifPresent(code -> failures.add(failed(update, code)));
        wantsRestart |= result.get().field(2).equalsIgnoreCase("true");
      }
    }
    return new Round(failures, wantsRestart);
  }

  private Failed failed(WindowsUpdateItem update, String code) {
    context.log().warning("'" + update.title() + "' failed: " + code);
    return new Failed(update, code);
  }

  /** Why it did not succeed; empty if it did. */
  private static Optional<String> code(ScriptRecord result) {
    if (WindowsScript.isFailure(result)) {
      return Optional.of(result.field(0));
    }
    return result.field(0).equals(SUCCEEDED) ? Optional.empty() : Optional.of(result.field(1));
  }

  /** The result of working on one update; empty where it is not offered any more. */
  private Optional<ScriptRecord> work(String mode, WindowsUpdateItem update)
      throws IOException, InterruptedException {
    context.deadline().check();
    List<ScriptRecord> records =
        scripts.run(
            "windows-update",
            Map.of(
                "mode", Value.text(mode),
                "id", Value.text(update.id()),
                "revision", Value.text(update.revision()),
                "seconds", new Value.Whole(seconds())));
    for (ScriptRecord item : records) {
      if (item.kind().equals("timeout")) {
        throw CommandStop.of(new ActionResult(Outcome.TIMED_OUT, "", Map.of()));
      }
      if (item.kind().equals("result") || WindowsScript.isFailure(item)) {
        return Optional.of(item);
      }
    }
    context.log().warning("'" + update.title() + "' is not offered any more");
    return Optional.empty();
  }

  /** How long the script may work before it has to abort by itself; 0 for no limit. */
  private long seconds() {
    if (!context.deadline().isBounded()) {
      return 0;
    }
    long left = context.deadline().remaining().toSeconds();
    return Math.max(1, Math.max(left - FOR_THE_ABORT.toSeconds(), left / 2));
  }
}
