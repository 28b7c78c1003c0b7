package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.document.ComponentDocument;
import io.github.opentoe.agent.document.Phase;
import io.github.opentoe.agent.document.Step;
import io.github.opentoe.agent.document.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Makes checked documents ready to run: values for variables, actions for steps. */
public final class Preparation {

  private final ActionCatalog catalog;
  private final RunScope scope;
  private final Journal journal;

  /** A preparation for a run of this scope. */
  public Preparation(ActionCatalog catalog, RunScope scope, Journal journal) {
    this.catalog = catalog;
    this.scope = scope;
    this.journal = journal;
  }

  /** The state of a document of which every step of its phases is to run. */
  DocumentState prepare(LoadedDocument loaded, Map<String, String> passed) {
    return prepare(loaded, passed, order -> true);
  }

  /**
   * The state of a document before its first step.
   *
   * @param loaded sound
   * @param passed values by name, the stronger ones already chosen
   * @param selected tells of the number of a step, which counts all of the document from 0, whether
   *     it is to run
   */
  public DocumentState prepare(
      LoadedDocument loaded, Map<String, String> passed, IntPredicate selected) {
    int order = 0;
    List<PhaseState> phases = new ArrayList<>();
    for (Phase phase : loaded.document().phases()) {
      List<StepState> steps = new ArrayList<>();
      for (Step step : phase.steps()) {
        StepState state =
            new StepState(
                StepPlan.of(phase.name(), step, catalog.find(step.action()).orElseThrow()));
        if (!selected.test(order++)) {
          state.passOver("not selected");
        }
        steps.add(state);
      }
      phases.add(new PhaseState(phase, scope.check().isSelected(phase.name()), steps));
    }
    return new DocumentState(loaded, values(loaded, passed), phases);
  }

  /** Passed value, else default, else empty with a warning (document-language §2.3). */
  private Map<String, String> values(LoadedDocument loaded, Map<String, String> passed) {
    ComponentDocument document = loaded.document();
    Map<String, String> values = new HashMap<>();
    for (Variable variable : document.variables()) {
      String name = variable.name();
      if (variable.constant() && passed.containsKey(name)) {
        journal.warning(
            "The value passed for "
                + name
                + " is ignored: it is a constant of document "
                + loaded.source());
      }
      boolean taken = !variable.constant() && passed.containsKey(name);
      if (!taken && variable.value().isEmpty()) {
        journal.warning(
            "Parameter "
                + name
                + " of document "
                + loaded.source()
                + " has no value and no default; it is empty");
      }
      values.put(name, taken ? passed.getOrDefault(name, "") : variable.value().orElse(""));
    }
    passed.keySet().stream()
        .filter(name -> !values.containsKey(name))
        .sorted()
        .forEach(
            name ->
                journal.debug("Setup: document " + loaded.source() + " does not declare " + name));
    return values;
  }
}
