package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration.Shape;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.binding.InputBinder;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.binding.InstalledAction;
import io.github.opentoe.agent.check.PlacedCheck;
import io.github.opentoe.agent.condition.ConditionHost;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.Severity;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.agent.yaml.Node;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs an action once: binds and checks every entry first, then runs them in written order (AM-5,
 * AM-16 … AM-22).
 *
 * @param <I> the action's input record
 */
final class ActionCall<I extends Record> {

  private final InstalledAction<I> action;
  private final ActionContext context;
  private final boolean lenient;
  private final ConditionHost host;

  ActionCall(
      InstalledAction<I> action, ActionContext context, boolean lenient, ConditionHost host) {
    this.action = action;
    this.context = context;
    this.lenient = lenient;
    this.host = host;
  }

  /** The result, its message complete with the action's name and the entry. */
  ActionResult run(List<InputTree> entries) {
    List<InputTree> sets = entries.isEmpty() ? List.of(InputTree.nothingWritten()) : entries;
    Problems problems = new Problems();
    List<I> bound = bind(sets, problems);
    Optional<Problem> wrong = problems.sorted().stream().filter(Problem::isError).findFirst();
    if (wrong.isPresent() || bound.size() < sets.size()) {
      String reason = wrong.map(Problem::message).orElse("an input could not be read");
      return ActionResult.failed(action.name() + ": " + reason);
    }
    problems.sorted().forEach(this::report);
    return runEntries(bound);
  }

  /** Notes are for authors; at run time they must not look like trouble. */
  private void report(Problem problem) {
    if (problem.severity() == Severity.NOTE) {
      context.log().debug(problem.message());
    } else {
      context.log().warning(problem.message());
    }
  }

  private List<I> bind(List<InputTree> sets, Problems problems) {
    InputBinder<I> binder =
        new InputBinder<>(action, Set.of(context.platform()), lenient, Optional.of(host), problems);
    List<I> bound = new ArrayList<>();
    for (int index = 0; index < sets.size(); index++) {
      InputTree set = sets.get(index);
      Optional<I> record = binder.bind(set, index, sets.size());
      if (record.isPresent() && set.node() instanceof Node.Mapping mapping) {
        PlacedCheck check = new PlacedCheck(context.platform(), mapping, problems);
        action.module().checkKeys(check);
        action.module().check(record.get(), check);
        bound.add(record.get());
      }
    }
    return bound;
  }

  private ActionResult runEntries(List<I> sets) {
    boolean list = action.declaration().shape() == Shape.LIST;
    List<Map<String, Value>> given = new ArrayList<>();
    ActionResult last = ActionResult.succeeded();
    for (int index = 0; index < sets.size(); index++) {
      last = runOne(sets.get(index));
      if (!last.outputs().isEmpty() && (last.isSuccess() || !list)) {
        given.add(last.outputs());
      }
      if (!last.isSuccess()) {
        String entry = list && sets.size() > 1 ? "inputs[" + index + "]: " : "";
        return named(last, entry).withOutputs(joined(given));
      }
    }
    return last.withOutputs(joined(given));
  }

  private ActionResult runOne(I set) {
    try {
      context.deadline().check();
      return action.module().run(set, context);
    } catch (Deadline.Stopped e) {
      return new ActionResult(e.outcome(), "", Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ActionResult(Outcome.CANCELLED, "", Map.of());
    } catch (IOException e) {
      return ActionResult.failed(OsReason.of(e));
    } catch (RuntimeException | Error e) {
      // An Error too: it may be no more than one step that wants too much of a poor machine.
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      context.log().debug(trace.toString().stripTrailing());
      return ActionResult.failed("the action broke down: " + e);
    }
  }

  private ActionResult named(ActionResult result, String entry) {
    boolean plain = result.outcome() != Outcome.FAILED && result.outcome() != Outcome.RUN_ENDED;
    return plain
        ? result
        : new ActionResult(
            result.outcome(), action.name() + ": " + entry + result.message(), result.outputs());
  }

  /** One mapping: per key the values of the entries, joined by a line feed (AM-22). */
  private static Map<String, Value> joined(List<Map<String, Value>> given) {
    if (given.size() == 1) {
      return given.get(0);
    }
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (Map<String, Value> outputs : given) {
      outputs.forEach(
          (key, value) -> texts.computeIfAbsent(key, k -> new ArrayList<>()).add(value.toText()));
    }
    Map<String, Value> joined = new LinkedHashMap<>();
    texts.forEach((key, values) -> joined.put(key, Value.text(String.join("\n", values))));
    return joined;
  }
}
