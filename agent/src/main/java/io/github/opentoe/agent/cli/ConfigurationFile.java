package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.aws.Aws;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Fetches the text of a configuration file. */
final class ConfigurationFile {

  private static final int LARGEST = 8 * 1024 * 1024;

  private static final Duration LONGEST_FETCH = Duration.ofMinutes(2);

  private final Surroundings surroundings;
  private final Problems problems;

  ConfigurationFile(Surroundings surroundings, Problems problems) {
    this.surroundings = surroundings;
    this.problems = problems;
  }

  /**
   * Reads and understands it; what is wrong goes to the problems.
   *
   * @param bucketOwner the account that must own the bucket of one in S3
   */
  RunConfiguration read(String name, Optional<String> bucketOwner) {
    return text(name, bucketOwner)
        .map(source -> new ConfigurationReader(problems).read(source))
        .orElse(RunConfiguration.NONE);
  }

  private Optional<SourceText> text(String name, Optional<String> bucketOwner) {
    if (!name.endsWith(".json")) {
      problems.add(Origin.Key.warning(SourceLocation.of(name), "its name should end in '.json'"));
    }
    try {
      Optional<byte[]> bytes =
          Aws.isObject(name) ? Optional.of(fetched(name, bucketOwner)) : local(name);
      if (bytes.isPresent() && bytes.get().length > LARGEST) {
        return refuse(name, "it is larger than 8 MiB");
      }
      return bytes.isPresent()
          ? Optional.of(new SourceText(name, decode(bytes.get())))
          : Optional.empty();
    } catch (CharacterCodingException e) {
      return refuse(name, "it is not valid UTF-8");
    } catch (ObjectStoreException e) {
      return refuse(name, "it cannot be downloaded: " + e.getMessage());
    } catch (InvalidPathException e) {
      return refuse(name, "its name is not a path");
    } catch (IOException e) {
      return refuse(name, "it cannot be read");
    }
  }

  private Optional<byte[]> local(String name) throws IOException {
    Path file = surroundings.workingDirectory().resolve(name);
    if (!Files.exists(file)) {
      refuse(name, "it does not exist");
    } else if (!Files.isRegularFile(file)) {
      refuse(name, "it is not a regular file");
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(in.readNBytes(LARGEST + 1));
      }
    }
    return Optional.empty();
  }

  private byte[] fetched(String name, Optional<String> bucketOwner) throws ObjectStoreException {
    try (Aws aws = new Aws(surroundings.environment())) {
      return aws.read(name, bucketOwner, LARGEST, Deadline.in(LONGEST_FETCH, new Cancellation()));
    } catch (Deadline.Stopped e) {
      throw new ObjectStoreException(
          ObjectStoreException.Kind.OTHER,
          "it did not arrive within " + LONGEST_FETCH.toMinutes() + " minutes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ObjectStoreException(ObjectStoreException.Kind.OTHER, "interrupted");
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private Optional<SourceText> refuse(String name, String reason) {
    problems.add(Origin.Key.error(SourceLocation.of(name), reason));
    return Optional.empty();
  }
}
