package io.github.opentoe.agent.source;

import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.yaml.SourceDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Documents in the file system (command-line §7.5). */
public final class LocalFiles implements DocumentSource {

  /** One byte more than a document may have, so that the reader sees that it is too large. */
  private static final int ENOUGH = SourceDecoder.MAX_BYTES + 1;

  @Override
  public boolean handles(String source) {
    return true;
  }

  @Override
  public Fetched fetch(Wanted wanted) {
    return read(wanted.source(), wanted.folder());
  }

  Fetched read(String source, Path folder) {
    Path path;
    try {
      path = folder.resolve(source);
    } catch (InvalidPathException e) {
      return missing(source, "Document " + source + " is not a valid path.");
    }
    if (source.isEmpty() || !Files.exists(path)) {
      return missing(source, "Document " + source + " does not exist.");
    }
    if (!Files.isRegularFile(path)) {
      return missing(source, "Document " + source + " is not a regular file.");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(ENOUGH);
      Path real = path.toRealPath();
      return new Fetched.Content(
          content,
          new Fetched.Origin(
              real.toString(),
              String.valueOf(path.getFileName()),
              Optional.ofNullable(real.getParent()),
              "a local path"));
    } catch (NoSuchFileException e) {
      return missing(source, "Document " + source + " does not exist.");
    } catch (IOException e) {
      return missing(source, "Document " + source + " cannot be read: " + OsReason.of(e) + ".");
    }
  }

  private static Fetched missing(String source, String message) {
    return Fetched.missing(source, message);
  }
}
