package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.chaining.CloudValues.Answer;
import io.github.opentoe.agent.chaining.CloudValues.Text;
import io.github.opentoe.agent.chaining.CloudValues.Unanswered;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Account and region of this host: what the environment says, else the identity document of the
 * instance, else what the credentials and settings say.
 */
final class HostIdentity {

  private static final String DOCUMENT = "dynamic/instance-identity/document";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** In XML, or in JSON where the service heeds the wish for it. */
  private static final String ACCOUNT =
      "<Account>(\\d{12})</Account>|\"Account\"\\s*:\\s*\"(\\d{12})\"";

  private final Map<String, String> environment;
  private final InstanceMetadata metadata;
  private final JsonApi calls;
  private final Supplier<Optional<String>> configured;
  private final Cancellation cancellation;
  private Optional<Map<String, String>> document = Optional.empty();
  private Optional<Answer> account = Optional.empty();

  HostIdentity(
      Map<String, String> environment,
      InstanceMetadata metadata,
      JsonApi calls,
      Supplier<Optional<String>> configured,
      Cancellation cancellation) {
    this.environment = environment;
    this.metadata = metadata;
    this.calls = calls;
    this.configured = configured;
    this.cancellation = cancellation;
  }

  synchronized Answer accountId() {
    Answer known =
        account
            .or(() -> of(environment.getOrDefault("AWS_ACCOUNT_ID", "")))
            .or(() -> of(document().getOrDefault("accountId", "")))
            .orElseGet(this::callerAccount);
    account = Optional.of(known);
    return known;
  }

  synchronized Answer region() {
    return of(environment.getOrDefault("AWS_REGION", ""))
        .or(() -> of(environment.getOrDefault("AWS_DEFAULT_REGION", "")))
        .or(() -> of(document().getOrDefault("region", "")))
        .or(() -> configured.get().flatMap(HostIdentity::of))
        .orElseGet(
            () ->
                new Unanswered(
                    "no AWS region found: set AWS_REGION, or region in the AWS profile"));
  }

  private static Optional<Answer> of(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(new Text(text.strip()));
  }

  /** Empty off EC2. */
  private Map<String, String> document() {
    Map<String, String> known =
        document.orElseGet(
            () ->
                metadata.get(DOCUMENT) instanceof InstanceMetadata.Given given
                    ? JsonTexts.of(given.text())
                    : Map.of());
    document = Optional.of(known);
    return known;
  }

  private Answer callerAccount() {
    JsonCall call =
        new JsonCall(
            "sts",
            Optional.empty(),
            Optional.empty(),
            "POST",
            "/",
            Map.of(
                "Accept",
                "application/json",
                "Content-Type",
                "application/x-www-form-urlencoded; charset=utf-8"),
            "Action=GetCallerIdentity&Version=2011-06-15");
    try {
      return account(calls.call(call, Deadline.in(LONGEST, cancellation)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unanswered("interrupted while asking for the account");
    } catch (Deadline.Stopped e) {
      return new Unanswered("cancelled");
    }
  }

  private static Answer account(JsonAnswer answer) {
    if (answer instanceof JsonAnswer.Given given) {
      Matcher found = Pattern.compile(ACCOUNT).matcher(given.body());
      return found.find()
          ? new Text(Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
          : new Unanswered("sts:GetCallerIdentity named no account");
    }
    return new Unanswered(
        "this is no EC2 instance, and sts:GetCallerIdentity failed: "
            + (answer instanceof JsonAnswer.Refused refused
                ? refused.code() + ": " + refused.message()
                : ((JsonAnswer.Unreached) answer).reason()));
  }
}
