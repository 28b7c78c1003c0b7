package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.chaining.CloudValues.Answer;
import io.github.opentoe.agent.chaining.CloudValues.Text;
import io.github.opentoe.agent.chaining.CloudValues.Unanswered;
import io.github.opentoe.agent.chaining.MetadataPath;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Instance metadata by session tokens (IMDSv2); without them only where they are not served. */
final class InstanceMetadata {

  private static final String DISABLED = "AWS_EC2_METADATA_DISABLED";
  private static final String ENDPOINT = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
  private static final String MODE = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";
  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MILLIS = 200;
  private static final int UNAUTHORIZED = 401;

  /** What came of one question. */
  sealed interface Reply {}

  /** The answer. */
  record Given(String text) implements Reply {}

  /** There is no such thing. */
  record Absent() implements Reply {}

  /** The service cannot be asked, here or now. */
  record Unreached(String reason) implements Reply {}

  private record Attempt(Reply reply, boolean canHeal) {}

  private final Map<String, String> environment;
  private final Cancellation cancellation;
  private Optional<String> token = Optional.empty();
  private boolean isWithoutTokens;
  private Optional<String> deadEnd = Optional.empty();

  InstanceMetadata(Map<String, String> environment, Cancellation cancellation) {
    this.environment = environment;
    this.cancellation = cancellation;
  }

  /** What stands below {@code meta-data/}. */
  Answer value(String path) {
    Optional<String> refused = MetadataPath.problem(path);
    if (refused.isPresent()) {
      return new Unanswered(refused.get());
    }
    Reply reply = get("meta-data/" + path);
    if (reply instanceof Given given) {
      return new Text(given.text());
    }
    return new Unanswered(
        reply instanceof Unreached unreached
            ? unreached.reason()
            : "this instance has no metadata '" + path + "'");
  }

  /** What stands at a path below {@code /latest/}. */
  synchronized Reply get(String path) {
    if (environment.getOrDefault(DISABLED, "").equalsIgnoreCase("true")) {
      return new Unreached("instance metadata is switched off by " + DISABLED);
    }
    if (deadEnd.isPresent()) {
      return new Unreached(deadEnd.get());
    }
    MetadataCalls calls = new MetadataCalls(endpoint());
    try {
      return attempts(calls, path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreached("interrupted while asking for instance metadata");
    }
  }

  private String endpoint() {
    String given = environment.getOrDefault(ENDPOINT, "").strip();
    if (!given.isEmpty()) {
      return given;
    }
    return environment.getOrDefault(MODE, "").equalsIgnoreCase("IPv6")
        ? "http://[fd00:ec2::254]"
        : "http://169.254.169.254";
  }

  private Reply attempts(MetadataCalls calls, String path) throws InterruptedException {
    Reply last = new Unreached("");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0 && cancellation.await(PAUSE_MILLIS)) {
        return new Unreached("cancelled");
      }
      try {
        deadEnd = Optional.empty();
        Attempt made = attempt(calls, path);
        last = made.reply();
        if (!made.canHeal()) {
          return last;
        }
      } catch (IOException e) {
        String reason = "cannot reach instance metadata at " + calls.endpoint() + ": ";
        deadEnd = Optional.of(reason + OsReason.of(e) + "; is this an EC2 instance?");
        last = new Unreached(deadEnd.get());
      } catch (IllegalArgumentException e) {
        return new Unreached("the metadata endpoint '" + calls.endpoint() + "' is not a URL");
      }
    }
    return last;
  }

  private Attempt attempt(MetadataCalls calls, String path) throws IOException {
    Optional<String> failure = takeToken(calls);
    if (failure.isPresent()) {
      return new Attempt(new Unreached(failure.get()), true);
    }
    MetadataCalls.Response response = calls.get(path, token);
    int status = response.status();
    if (status == 200) {
      return new Attempt(new Given(response.body()), false);
    }
    if (status == 404) {
      return new Attempt(new Absent(), false);
    }
    if (status == UNAUTHORIZED) {
      token = Optional.empty();
      isWithoutTokens = false;
    }
    String reason = "instance metadata answered status " + status + " for '" + path + "'";
    return new Attempt(new Unreached(reason), status == UNAUTHORIZED || status >= 500);
  }

  /** Gets a token where there is none; says why there is none. */
  private Optional<String> takeToken(MetadataCalls calls) throws IOException {
    if (token.isPresent() || isWithoutTokens) {
      return Optional.empty();
    }
    MetadataCalls.Response response = calls.token();
    int status = response.status();
    if (status == 200) {
      token = Optional.of(response.body());
      return Optional.empty();
    }
    isWithoutTokens = status == 403 || status == 404 || status == 405;
    return isWithoutTokens
        ? Optional.empty()
        : Optional.of("instance metadata gives no session token: status " + status);
  }
}
