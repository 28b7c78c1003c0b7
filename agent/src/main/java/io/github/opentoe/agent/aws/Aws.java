package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * AWS for one run or one validation. Making one costs nothing: clients come with their first use
 * and serve all who need them.
 */
public final class Aws implements AutoCloseable {

  /** What to say where an embedder left the SDK out. */
  static final String NO_SDK =
      "the AWS SDK is not on the class path: add software.amazon.awssdk:s3, sts and"
          + " url-connection-client";

  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final Map<String, String> environment;
  private final ObjectStore objects = new S3Objects();
  private final JsonApi json = new JsonCalls();
  private Optional<Session> session = Optional.empty();

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

  /** Signed calls to the services without a module of the SDK here. */
  JsonApi json() {
    return json;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** What all calls share, made by the first of them. */
  synchronized Session session() {
    Session made = session.orElseGet(() -> new Session(environment));
    session = Optional.of(made);
    return made;
  }

  /** Lets go of connections. */
  @Override
  public synchronized void close() {
    session.ifPresent(Session::close);
    session = Optional.empty();
  }

  /** Loads the SDK with the first call only. */
  private final class JsonCalls implements JsonApi {

    @Override
    public JsonAnswer call(JsonCall call, Deadline deadline) throws InterruptedException {
      try {
        return new SignedCalls(session(), WAITS).call(call, deadline);
      } catch (NoClassDefFoundError missing) {
        return new JsonAnswer.Unreached(NO_SDK);
      }
    }
  }
}
