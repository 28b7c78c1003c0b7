package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.modules.transfer.TransferFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A download that is not complete yet, beside the file it becomes; closed to others (AM-43). */
final class PartFile implements AutoCloseable {

  private static final int LONGEST_NAME = 200;

  private final Path path;
  private final String written;
  private final FileChannel channel;
  private final Optional<MessageDigest> digest;
  private long size;

  private PartFile(Path path, String written, FileChannel channel, Optional<Algorithm> algorithm) {
    this.path = path;
    this.written = written;
    this.channel = channel;
    this.digest = algorithm.map(Algorithm::digest);
  }

  /**
   * Creates an empty one.
   *
   * @param target what it is to become
   * @param written the same as its author wrote it, for messages
   */
  static PartFile beside(Path target, String written, Optional<Algorithm> algorithm)
      throws IOException {
    return in(TargetFolder.byPath(), target, written, algorithm);
  }

  /** The same in a folder that may be held open. */
  static PartFile in(
      TargetFolder folder, Path target, String written, Optional<Algorithm> algorithm)
      throws IOException {
    while (true) {
      Path path = randomSibling(target);
      try {
        FileChannel channel = folder.create(path, closedMode(path));
        return new PartFile(path, written, channel, algorithm);
      } catch (FileAlreadyExistsException taken) {
        // Somebody else has drawn the same number.
      }
    }
  }

  /** A name for something short-lived beside a file. */
  static Path randomSibling(Path target) {
    StringBuilder name = new StringBuilder(String.valueOf(target.getFileName()));
    while (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      name.setLength(name.offsetByCodePoints(name.length(), -1));
    }
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return target.resolveSibling("." + name + "." + random + ".part");
  }

  private static FileAttribute<?>[] closedMode(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** How long the file is by now, whoever wrote into it. */
  long length() throws IOException {
    return channel.size();
  }

  /** Adds bytes at the end. */
  void write(byte[] bytes, int count) throws IOException {
    digest.ifPresent(hash -> hash.update(bytes, 0, count));
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException failure) {
      throw cannotWrite(failure);
    }
    size += count;
  }

  /** Forgets what it holds. */
  void restart() throws IOException {
    digest.ifPresent(MessageDigest::reset);
    size = 0;
    try {
      channel.truncate(0);
      channel.position(0);
    } catch (IOException failure) {
      throw cannotWrite(failure);
    }
  }

  /** The checksum of all of it; afterwards nothing can be added any more. */
  String hex() {
    return digest.map(hash -> HexFormat.of().formatHex(hash.digest())).orElse("");
  }

  /** Makes sure that it is on disk. */
  void sync() throws IOException {
    try {
      channel.force(true);
    } catch (IOException failure) {
      throw cannotWrite(failure);
    }
  }

  private IOException cannotWrite(IOException failure) {
    return failure instanceof ClosedByInterruptException
        ? failure
        : new TransferFailure(Kind.FINAL, "cannot write: " + written + ": " + OsReason.of(failure));
  }

  /** Removes it, unless it has become the file already. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
