package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The SDK of AWS, which lies beside the runtime instead of in it: whoever does without AWS may
 * leave it away.
 */
final class AwsLayer {

  /** The folder of an image that has it. */
  static final String FOLDER = "aws";

  private static final String JAR = FOLDER + "/aws-sdk.jar";

  private static final List<String> PARTS =
      List.of(
          "software/amazon/",
          "org/slf4j/",
          "org/reactivestreams/",
          "META-INF/software.amazon",
          "META-INF/services/software.amazon",
          "META-INF/services/org.slf4j");

  private AwsLayer() {}

  /** Whether a file of the program belongs to it. */
  static boolean isPart(String name) {
    return PARTS.stream().anyMatch(name::startsWith);
  }

  /** Writes it into the image. */
  static void write(Recipe recipe, Path image) throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(recipe.jar()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory() && isPart(entry.getName())) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    Path jar = image.resolve(JAR);
    Files.createDirectories(image.resolve(FOLDER));
    LocalDateTime time = LocalDateTime.ofInstant(recipe.time(), ZoneOffset.UTC);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (String name : files.keySet()) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        zip.write(files.get(name));
      }
    }
  }
}
