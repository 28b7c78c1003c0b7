package io.github.opentoe.packaging.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packs an image, and writes down the checksums. */
final class Archives {

  /** Opens the compressing side of an archive. */
  @FunctionalInterface
  private interface Compression {
    OutputStream onto(OutputStream file) throws IOException;
  }

  /** What is packed together. */
  private enum Part {
    WHOLE(""),
    /** All that does without AWS. */
    CORE("-core"),
    /** To be unpacked over the core. */
    AWS("-aws");

    private final String ending;

    Part(String ending) {
      this.ending = ending;
    }

    boolean has(String name) {
      boolean isAws = name.equals(AwsLayer.FOLDER) || name.startsWith(AwsLayer.FOLDER + "/");
      return this == WHOLE || name.isEmpty() || isAws == (this == AWS);
    }
  }

  private Archives() {}

  /** Writes the archives beside the image; the smallest takes a minute or two. */
  static void write(Path image, Recipe recipe) throws IOException {
    for (Part part : Part.values()) {
      write(image, recipe, part, ".tar.gz", BestGzip::new);
      if (recipe.smallest()) {
        write(image, recipe, part, ".tar.xz", file -> new XZOutputStream(file, new LZMA2Options()));
      }
    }
  }

  private static void write(
      Path image, Recipe recipe, Part part, String suffix, Compression compression)
      throws IOException {
    String name = image.getFileName() + part.ending + suffix;
    MessageDigest digest = sha256();
    try (OutputStream file =
            new DigestOutputStream(Files.newOutputStream(recipe.target().resolve(name)), digest);
        OutputStream out = new BufferedOutputStream(compression.onto(file), 1 << 16)) {
      new Tarball(out, recipe.time()).write(image, part::has);
    }
    Files.writeString(
        recipe.target().resolve(name + ".sha256"),
        HexFormat.of().formatHex(digest.digest()) + "  " + name + "\n");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class BestGzip extends GZIPOutputStream {

    BestGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
