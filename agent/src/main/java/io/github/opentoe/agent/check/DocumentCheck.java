package io.github.opentoe.agent.check;

import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.document.ComponentDocument;
import io.github.opentoe.agent.document.Phase;
import io.github.opentoe.agent.document.Step;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Checks what a document says against the installed actions and against itself (DL-23 … DL-57). */
public final class DocumentCheck {

  private final ActionCatalog catalog;
  private final CheckSettings settings;

  /** A check against these actions and settings. */
  public DocumentCheck(ActionCatalog catalog, CheckSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  /** Everything wrong with all phases, selected or not (DL-26), in the order of the text. */
  public List<Problem> check(ComponentDocument document) {
    Problems problems = new Problems();
    List<StepPlace> places = places(document);
    ActionCheck actions = new ActionCheck(catalog, settings, problems);
    ReferenceCheck references = new ReferenceCheck(document, places, catalog, settings, problems);
    for (StepPlace place : places) {
      actions.check(place);
      references.check(place);
    }
    return problems.sorted();
  }

  static List<StepPlace> places(ComponentDocument document) {
    List<StepPlace> places = new ArrayList<>();
    for (Phase phase : document.phases()) {
      for (Step step : phase.steps()) {
        places.add(new StepPlace(phase, step, places.size()));
      }
    }
    return places;
  }
}
