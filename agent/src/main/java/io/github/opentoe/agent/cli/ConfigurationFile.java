package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches the text of a configuration file. */
final class ConfigurationFile {

  private static final long LARGEST = 8L * 1024 * 1024;

  private final Path workingDirectory;
  private final Problems problems;

  ConfigurationFile(Path workingDirectory, Problems problems) {
    this.workingDirectory = workingDirectory;
    this.problems = problems;
  }

  /** Reads and understands it; what is wrong goes to the problems. */
  RunConfiguration read(String name) {
    return text(name)
        .map(source -> new ConfigurationReader(problems).read(source))
        .orElse(RunConfiguration.NONE);
  }

  private Optional<SourceText> text(String name) {
    if (name.startsWith("s3://")) {
      return refuse(name, "reading it from S3 comes with a later version; give a local file");
    }
    if (!name.endsWith(".json")) {
      problems.add(Origin.Key.warning(SourceLocation.of(name), "its name should end in '.json'"));
    }
    try {
      Path file = workingDirectory.resolve(name);
      if (!Files.exists(file)) {
        return refuse(name, "it does not exist");
      }
      if (!Files.isRegularFile(file)) {
        return refuse(name, "it is not a regular file");
      }
      if (Files.size(file) > LARGEST) {
        return refuse(name, "it is larger than 8 MiB");
      }
      return Optional.of(new SourceText(name, decode(Files.readAllBytes(file))));
    } catch (CharacterCodingException e) {
      return refuse(name, "it is not valid UTF-8");
    } catch (InvalidPathException e) {
      return refuse(name, "its name is not a path");
    } catch (IOException e) {
      return refuse(name, "it cannot be read");
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
