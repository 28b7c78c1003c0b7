package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An archive in the shape of the real one, with a program that only tells how it was called. */
final class FakeArchive {

  private FakeArchive() {}

  /**
   * Makes it, with its checksum beside it.
   *
   * @param body of the shell script that is its program
   */
  static Path make(Path folder, String name, String body) throws IOException, InterruptedException {
    Path inside = folder.resolve("opentoe-" + name + "-linux-x86_64");
    Script.write(inside.resolve("bin/opentoe"), body);
    Files.writeString(inside.resolve("README"), name + "\n");
    Path archive = folder.resolve(inside.getFileName() + ".tar.gz");
    Process tar =
        new ProcessBuilder("tar", "-czf", archive.toString(), inside.getFileName().toString())
            .directory(folder.toFile())
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new IOException("tar failed");
    }
    Path sum = folder.resolve(archive.getFileName() + ".sha256");
    Files.writeString(sum, sha256(archive) + "  " + archive.getFileName() + "\n");
    return archive;
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
