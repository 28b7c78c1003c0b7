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
 * @param shown the value as logs and files may show it
 */
record Iteration(long index, String value, String shown) implements Resolver {

  @Override
  public Resolution resolve(Template.Hole hole) {
    if (!(hole.reference() instanceof Reference.LoopPart part)) {
      return new Resolution.Kept();
    }
    return part.part() == Reference.Part.INDEX
        ? new Resolution.Found(Value.text(Long.toString(index)))
        : new Resolution.Found(Value.text(value), Value.text(shown), false);
  }
}
