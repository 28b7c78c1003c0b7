package io.github.opentoe.agent.preflight;

import java.util.List;

/** Looks at one side of the host; quick, and never fails. */
@FunctionalInterface
interface Look {

  /** What may make steps fail; none where all is well or nothing can be seen. */
  List<Finding> now();
}
