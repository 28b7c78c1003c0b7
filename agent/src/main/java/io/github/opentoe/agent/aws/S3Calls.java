package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;

/** Single calls to S3 that end within a deadline, and fail with a sentence. */
final class S3Calls {

  private static final Duration ANY_TIME = Duration.ofDays(365);
  private static final Duration LONGEST_TIMER = Duration.ofDays(7);

  private final S3Connection connection;

  S3Calls(S3Connection connection) {
    this.connection = connection;
  }

  /**
   * The answer to one call.
   *
   * @throws ObjectStoreException where it was refused or nobody answered
   */
  <T> T ask(S3Purpose purpose, ObjectAddress address, Deadline deadline, Function<S3Client, T> call)
      throws ObjectStoreException, InterruptedException {
    deadline.check();
    try {
      return Aside.run(() -> call.apply(connection.client()), deadline, ANY_TIME);
    } catch (TimeoutException late) {
      deadline.check();
      throw failure(purpose, address).of(late);
    } catch (ExecutionException failed) {
      deadline.check();
      throw failure(purpose, address).of(failed);
    }
  }

  /**
   * The ways for transfers, which watch their deadline themselves.
   *
   * @throws ObjectStoreException where there is none, as without credentials
   */
  S3Route route(S3Purpose purpose, ObjectAddress address, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    Optional<S3Client> present = connection.present();
    S3Client client =
        present.isPresent() ? present.get() : ask(purpose, address, deadline, each -> each);
    return new S3Route(client, connection.direct(client));
  }

  /** Words a failure at an address. */
  S3Failure failure(S3Purpose purpose, ObjectAddress address) {
    return new S3Failure(purpose, address, connection.peer());
  }

  /** Bounds a call with its tries by what is left of a deadline. */
  static AwsRequestOverrideConfiguration within(Deadline deadline) {
    AwsRequestOverrideConfiguration.Builder builder = AwsRequestOverrideConfiguration.builder();
    Duration left = deadline.remaining();
    if (left.compareTo(LONGEST_TIMER) < 0) {
      builder.apiCallTimeout(left.isZero() ? Duration.ofMillis(1) : left);
    }
    return builder.build();
  }
}
