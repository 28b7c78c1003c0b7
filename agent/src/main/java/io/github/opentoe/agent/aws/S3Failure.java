package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Puts a failed call to S3 in one sentence: what failed, where, why, what to do (AM-79, AM-86).
 *
 * @param peer how to name the other side when it cannot be reached
 */
record S3Failure(S3Purpose purpose, ObjectAddress address, String peer) {

  private static final Pattern ATTEMPTS = Pattern.compile("\\s*\\(SDK Attempt Count: \\d+\\)");
  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AllAccessDisabled", "AccountProblem", "Forbidden");
  private static final Set<String> ELSEWHERE =
      Set.of(
          "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");
  private static final Set<String> STALE =
      Set.of("ExpiredToken", "InvalidToken", "InvalidAccessKeyId", "TokenRefreshRequired");
  private static final int DEEPEST = 10;

  /** The sentence for what was thrown. */
  ObjectStoreException of(Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; depth < DEEPEST && each != null; depth++) {
      if (each instanceof ObjectStoreException told) {
        return told;
      }
      if (each instanceof NoCredentials) {
        return otherwise(String.valueOf(each.getMessage()));
      }
      if (each instanceof AwsServiceException refused) {
        return refused(refused);
      }
      if (each instanceof NoClassDefFoundError) {
        return otherwise(Aws.NO_SDK);
      }
      each = each.getCause();
    }
    Optional<IOException> network = NetworkFailure.in(thrown);
    if (network.isPresent()) {
      return otherwise(
          "cannot reach "
              + peer
              + ": "
              + NetworkFailure.reason(network.get())
              + "; check the network, the proxy variables and the endpoint");
    }
    String message = OneLine.of(String.valueOf(thrown.getMessage()));
    return otherwise(ATTEMPTS.matcher(message).replaceAll(""));
  }

  /** A failure that S3 did not word itself. */
  ObjectStoreException otherwise(String reason) {
    return new ObjectStoreException(Kind.OTHER, purpose.failure() + ": " + address + ": " + reason);
  }

  /** The object is not what it was when it was described. */
  ObjectStoreException changed(String reason) {
    return new ObjectStoreException(
        Kind.CHANGED, purpose.failure() + ": " + address + ": " + reason);
  }

  private ObjectStoreException refused(AwsServiceException refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    String code = details == null ? "" : text(details.errorCode());
    String message = details == null ? "" : text(details.errorMessage());
    int status = refused.statusCode();
    code = code.isEmpty() || Character.isDigit(code.charAt(0)) ? ofStatus(status) : code;
    message = message.isEmpty() ? "HTTP " + status : message;
    String id = text(refused.requestId());
    String reason =
        code
            + ": "
            + (message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
            + (id.isEmpty() ? "" : " (request id " + id + ")")
            + hint(code, message);
    return new ObjectStoreException(
        kind(code, status), opening(code) + ": " + address + ": " + reason);
  }

  private static Kind kind(String code, int status) {
    if (code.equals("NoSuchKey")) {
      return Kind.NO_SUCH_OBJECT;
    }
    return status == 412 || status == 416 ? Kind.CHANGED : Kind.OTHER;
  }

  private String opening(String code) {
    if (DENIED.contains(code)) {
      return "access denied";
    }
    return switch (code) {
      case "NoSuchKey" -> "no such object";
      case "NoSuchBucket" -> "no such bucket";
      default -> purpose.failure();
    };
  }

  private String hint(String code, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (code.startsWith("KMS.") || (DENIED.contains(code) && lower.contains("kms:"))) {
      return "; the permission " + purpose.keyPermission() + " on the object's key is missing";
    }
    if (DENIED.contains(code)) {
      return "; the permission "
          + purpose.permission()
          + " is missing"
          + address.owner().map(owner -> ", or the bucket is not owned by " + owner).orElse("");
    }
    if (ELSEWHERE.contains(code)) {
      return "; set AWS_REGION to the region of the bucket";
    }
    if (STALE.contains(code)) {
      return "; renew the AWS credentials";
    }
    return switch (code) {
      case "InvalidObjectState" -> "; the object is archived: restore it first";
      case "RequestTimeTooSkewed" -> "; set the clock of this machine";
      default -> "";
    };
  }

  private static String ofStatus(int status) {
    return switch (status) {
      case 301, 307 -> "PermanentRedirect";
      case 400 -> "BadRequest";
      case 403 -> "AccessDenied";
      case 404 -> "NoSuchKey";
      case 412 -> "PreconditionFailed";
      default -> "HTTP" + status;
    };
  }

  private static String text(String value) {
    return value == null ? "" : OneLine.of(value);
  }
}
