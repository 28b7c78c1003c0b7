package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.chaining.Resolver;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.value.Value;

/**
 * One pass of a loop; resolves the loop references that were left open.
 *
 * @param index from 0
 * @param value always text (DL-74)
 */
record Iteration(long index, String value) implements Resolver {

  @Override
  public Resolution resolve(Template.Hole hole) {
    if (!(hole.reference() instanceof Reference.LoopPart part)) {
      return new Resolution.Kept();
    }
    String text = part.part() == Reference.Part.INDEX ? Long.toString(index) : value;
    return new Resolution.Found(Value.text(text));
  }
}
