package io.github.opentoe.agent.chaining;

import java.util.List;
import java.util.OptionalInt;

/** What stands between the braces of {@code {{ … }}}: document-language §3.1. */
public sealed interface Reference {

  /** A parameter or constant: {@code {{ Name }}}. */
  record Variable(String name) implements Reference {}

  /**
   * A step's inputs or outputs: {@code {{ build.Get.outputs[0].stdout }}}.
   *
   * @param index the entry; empty means the first
   * @param path the field, then what lies below it; never empty
   */
  record Chain(String phase, String step, Side side, OptionalInt index, List<PathElement> path)
      implements Reference {
    public Chain {
      path = List.copyOf(path);
    }

    /** The first element of the path, which is always a field. */
    public String field() {
      return path.get(0) instanceof Field field ? field.name() : "";
    }
  }

  /** The position or value of a loop: {@code {{ loop.value }}}, {@code {{ disk.index }}}. */
  record LoopPart(String loop, Part part) implements Reference {}

  /** A Systems Manager parameter: {@code {{ aws:ssm:/a/b }}}. */
  record SsmParameter(String name) implements Reference {}

  /**
   * A Systems Manager parameter with a computed name: {@code {{ aws:ssm:resolve(Name) }}}.
   *
   * @param name how the name is computed: a {@link Variable} or an {@link SsmParameter}
   */
  record SsmComputed(Reference name) implements Reference {}

  /** An environment variable of the agent: {@code {{ env:HOME }}}. */
  record EnvironmentVariable(String name) implements Reference {}

  /** Instance metadata: {@code {{ aws:imds:instance-id }}}. */
  record InstanceMetadata(String path) implements Reference {}

  /** A fact about the run: {@code {{ context:date }}}. */
  record ContextFact(String key) implements Reference {}

  /** Whether a chain takes what a step was given or what it gave. */
  enum Side {
    INPUTS("inputs"),
    OUTPUTS("outputs");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    /** As documents write it. */
    public String word() {
      return word;
    }
  }

  /** The two facts about an iteration. */
  enum Part {
    INDEX,
    VALUE
  }

  /** One element of a chain's path. */
  sealed interface PathElement {}

  /** {@code .name}. */
  record Field(String name) implements PathElement {}

  /** {@code [n]}. */
  record Item(int index) implements PathElement {}

  /** Whether it can only be known while the run goes on (DL-56, DL-58). */
  default boolean isKnownOnlyAtRunTime() {
    if (this instanceof Chain chain) {
      return chain.side() == Side.OUTPUTS;
    }
    return !(this instanceof Variable || this instanceof LoopPart);
  }
}
