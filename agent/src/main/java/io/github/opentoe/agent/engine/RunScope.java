package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.check.CheckSettings;
import java.util.List;

/**
 * What belongs to one run: the run of a request, or one nested in a step.
 *
 * @param chain the documents whose steps lead here, outermost first (EX-34)
 * @param check what its documents are checked against, the selected phases among it
 */
public record RunScope(List<LoadedDocument> chain, CheckSettings check) {

  /** How deep documents may nest (EX-33). */
  public static final int DEEPEST = 3;

  public RunScope {
    chain = List.copyOf(chain);
  }

  /** 0 for the run of a request. */
  public int depth() {
    return chain.size();
  }
}
