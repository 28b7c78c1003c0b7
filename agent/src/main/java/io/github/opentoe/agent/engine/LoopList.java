package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.document.Loop;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** The values of a loop over texts, and how files show them. */
final class LoopList {

  /** A shorter piece of a secret says little, and masking it would tear words apart. */
  private static final int SHORTEST_PIECE = 4;

  private final Secrets secrets;
  private final List<String> values = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  LoopList(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Adds one value. */
  void add(Template filled) {
    values.add(filled.filledText());
    shown.add(filled.shownText());
  }

  /** Adds the values of a delimited list; the parts of a secret are secrets, too. */
  void split(Template filled, char delimiter) {
    List<String> pieces = LoopValues.split(filled.filledText(), delimiter);
    List<String> visible = LoopValues.split(filled.shownText(), delimiter);
    values.addAll(pieces);
    if (visible.size() == pieces.size()) {
      shown.addAll(visible);
      return;
    }
    shown.addAll(Collections.nCopies(pieces.size(), Secrets.MASK));
    pieces.stream().filter(piece -> piece.length() >= SHORTEST_PIECE).forEach(secrets::add);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Iterator<String> iterator() {
    return values.iterator();
  }

  /** The loop as files show it. */
  Value shown(Loop loop) {
    return secrets.mask(LoopValues.shown(loop, shown));
  }
}
