package io.github.opentoe.agent.action;

import java.util.Map;
import java.util.Set;

/** Runs another component document inside a step (execution-and-outputs §6.8). */
@FunctionalInterface
public interface NestedDocuments {

  /**
   * What to run.
   *
   * @param source path, S3 URI or ARN, as given
   * @param bucketOwner expected owner of the bucket; empty for none
   * @param phases names to run; empty for all
   * @param parameters values for its parameters
   */
  record Request(
      String source, String bucketOwner, Set<String> phases, Map<String, String> parameters) {
    public Request {
      phases = Set.copyOf(phases);
      parameters = Map.copyOf(parameters);
    }
  }

  /** Runs it to its end. */
  ActionResult run(Request request) throws InterruptedException;
}
