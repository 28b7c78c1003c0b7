package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.chaining.CloudValues;
import io.github.opentoe.agent.source.DocumentSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * AWS for one run or one validation. Making one costs nothing: clients come with their first use
 * and serve all who need them.
 */
public final class Aws implements AutoCloseable {

  private static final Module OWN = Aws.class.getModule();

  /** What to say where the SDK was left out, of an embedding program or of an image. */
  static final String NO_SDK =
      "opentoe".equals(OWN.getName())
          ? "this program is installed without its AWS part: unpack the archive that ends in -aws"
              + " over it"
          : "the AWS SDK is not on the class path: add software.amazon.awssdk:s3, sts and"
              + " url-connection-client";

  static {
    // In a runtime image the program is a module, and the SDK lies beside it on the class path.
    OWN.addReads(ClassLoader.getSystemClassLoader().getUnnamedModule());
  }

  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final Map<String, String> environment;
  private final S3Objects objects = new S3Objects(this::session);
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

  /** Documents in S3 and components of Image Builder; asking for them costs nothing. */
  public List<DocumentSource> documents(Optional<String> bucketOwner) {
    return List.of(
        new DocumentsInS3(new PatientReads(objects, WAITS), bucketOwner),
        new Components(new ImageBuilder(json, environment)));
  }

  /** Whether a text names an object in S3 rather than a local file. */
  public static boolean isObject(String text) {
    return S3Uri.isOne(text);
  }

  /**
   * The content of an object.
   *
   * @param uri such as {@code s3://bucket/key}
   * @param bucketOwner the account that must own the bucket
   * @param most how many bytes it may have
   * @throws ObjectStoreException where it cannot be had
   */
  public byte[] read(String uri, Optional<String> bucketOwner, int most, Deadline deadline)
      throws ObjectStoreException, InterruptedException {
    Optional<ObjectAddress> object = S3Uri.object(uri, bucketOwner);
    if (object.isEmpty()) {
      throw new ObjectStoreException(ObjectStoreException.Kind.OTHER, S3Uri.flaw(uri));
    }
    return new PatientReads(objects, WAITS).read(object.get(), most, deadline);
  }

  /**
   * Takes log files into a folder of a bucket.
   *
   * @param folder what the keys begin with, the last slash included
   */
  public LogUpload logUpload(ObjectAddress folder) {
    return new LogUpload(objects, objects, folder);
  }

  /** Takes lines for a stream of CloudWatch; without a region, that of the SDK's chain counts. */
  public ConsoleStream consoleStream(String group, String stream, Optional<String> region) {
    return new ConsoleStream(
        new LogStreamCalls(json, group, stream, region),
        "the CloudWatch stream " + group + "/" + stream,
        ConsoleStream.Pace.USUAL);
  }

  /** The values of {@code {{ aws:… }}} and of facts about the account. */
  public CloudValues values(Cancellation cancellation) {
    return new AwsValues(environment, json, this::regionOfProfile, cancellation);
  }

  /** The same, with reading and writing of small objects. */
  S3Objects s3() {
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

  private Optional<String> regionOfProfile() {
    try {
      return session().profiles().property("region");
    } catch (NoClassDefFoundError missing) {
      return Optional.empty();
    }
  }

  /** Lets go of connections. */
  @Override
  public synchronized void close() {
    objects.close();
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
