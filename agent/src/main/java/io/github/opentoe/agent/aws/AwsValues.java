package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.chaining.CloudValues;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers for one run; those about the host are asked for once. */
final class AwsValues implements CloudValues {

  private final Parameters parameters;
  private final InstanceMetadata metadata;
  private final HostIdentity identity;

  /**
   * @param environment where endpoints and switches are looked up
   * @param calls sends what has to be signed
   * @param region of the settings; empty where they name none
   */
  AwsValues(
      Map<String, String> environment,
      JsonApi calls,
      Supplier<Optional<String>> region,
      Cancellation cancellation) {
    this.parameters = new Parameters(calls, cancellation);
    this.metadata = new InstanceMetadata(environment, cancellation);
    this.identity = new HostIdentity(environment, metadata, calls, region, cancellation);
  }

  @Override
  public Answer parameter(String name) {
    return parameters.read(name);
  }

  @Override
  public Answer metadata(String path) {
    return metadata.value(path);
  }

  @Override
  public Answer accountId() {
    return identity.accountId();
  }

  @Override
  public Answer region() {
    return identity.region();
  }
}
