package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.chaining.CloudValues;
import java.util.Map;
import java.util.Optional;

/**
 * AWS for one run or one validation. Making one costs nothing: clients come with their first use
 * and serve all who need them.
 */
public final class Aws implements AutoCloseable {

  private final Map<String, String> environment;
  private final ObjectStore objects = new S3Objects();

  /**
   * Access with the default chains for credentials and region.
   *
   * @param environment where the SDK's variables and the proxy are looked up
   */
  public Aws(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Objects in S3. */
  public ObjectStore objects() {
    return objects;
  }

  /** The values of {@code {{ aws:… }}} and of facts about the account. */
  public CloudValues values(Cancellation cancellation) {
    return new AwsValues(
        environment,
        (call, deadline) -> new JsonAnswer.Unreached("not built yet"),
        Optional::empty,
        cancellation);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Lets go of connections. */
  @Override
  public void close() {}
}
