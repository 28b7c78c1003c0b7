package io.github.opentoe.agent.aws;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.chaining.CloudValues.Answer;
import io.github.opentoe.agent.chaining.CloudValues.Items;
import io.github.opentoe.agent.chaining.CloudValues.Secret;
import io.github.opentoe.agent.chaining.CloudValues.Text;
import io.github.opentoe.agent.chaining.CloudValues.Unanswered;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The Parameter Store, and Secrets Manager behind it (document-language §2.4). */
final class Parameters {

  private static final String TARGET = "AmazonSSM.GetParameter";
  private static final String SECRETS_MANAGER = "/aws/reference/secretsmanager/";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final JsonApi calls;
  private final Cancellation cancellation;

  Parameters(JsonApi calls, Cancellation cancellation) {
    this.calls = calls;
    this.cancellation = cancellation;
  }

  /** The decrypted value of a parameter. */
  Answer read(String name) {
    String body =
        "{\"Name\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(name))
            + "\",\"WithDecryption\":true}";
    JsonCall call = JsonCall.toTarget("ssm", regionOf(name), TARGET, body);
    try {
      return answer(name, calls.call(call, Deadline.in(LONGEST, cancellation)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unanswered(about(name) + "interrupted");
    } catch (Deadline.Stopped e) {
      return new Unanswered(about(name) + "cancelled");
    }
  }

  private static Answer answer(String name, JsonAnswer answer) {
    if (answer instanceof JsonAnswer.Given given) {
      return value(name, JsonTexts.of(given.body()));
    }
    if (answer instanceof JsonAnswer.Refused refused) {
      return new Unanswered(refusal(name, refused));
    }
    return new Unanswered(about(name) + ((JsonAnswer.Unreached) answer).reason());
  }

  private static Answer value(String name, Map<String, String> texts) {
    String value = texts.get("Parameter.Value");
    String type = texts.getOrDefault("Parameter.Type", "");
    if (value == null) {
      return new Unanswered(about(name) + "the service gave no value");
    }
    return switch (type) {
      case "String" -> new Text(value);
      case "StringList" -> new Items(List.of(value.split(",", -1)));
      default -> new Secret(value);
    };
  }

  private static String refusal(String name, JsonAnswer.Refused refused) {
    if (refused.code().equals("ParameterNotFound")) {
      return about(name) + "there is no such parameter in this account and region";
    }
    if (refused.code().equals("ParameterVersionNotFound")) {
      return about(name) + "the parameter has no such version or label";
    }
    String id = refused.requestId().isEmpty() ? "" : " (request id " + refused.requestId() + ")";
    String text = about(name) + refused.code() + ": " + refused.message().strip() + id;
    return permission(name, refused)
        .map(missing -> text + "; the credentials need " + missing)
        .orElse(text);
  }

  /** What the caller may not do, as far as the refusal tells. */
  private static Optional<String> permission(String name, JsonAnswer.Refused refused) {
    String message = refused.message().toLowerCase(Locale.ROOT);
    boolean isDenied =
        refused.code().startsWith("AccessDenied")
            || message.contains("not authorized")
            || message.contains("access denied")
            || message.contains("accessdenied");
    if (!isDenied) {
      return Optional.empty();
    }
    if (message.contains("kms")) {
      return Optional.of("kms:Decrypt for the key of the parameter");
    }
    if (message.contains("secretsmanager:")) {
      return Optional.of("secretsmanager:GetSecretValue for the secret");
    }
    if (name.startsWith(SECRETS_MANAGER)) {
      return Optional.of("ssm:GetParameter and secretsmanager:GetSecretValue for the secret");
    }
    return Optional.of("ssm:GetParameter for the parameter");
  }

  private static Optional<String> regionOf(String name) {
    String[] parts = name.split(":", 5);
    return parts.length == 5 && parts[0].equals("arn") && !parts[3].isEmpty()
        ? Optional.of(parts[3])
        : Optional.empty();
  }

  private static String about(String name) {
    return "parameter '" + name + "': ";
  }
}
