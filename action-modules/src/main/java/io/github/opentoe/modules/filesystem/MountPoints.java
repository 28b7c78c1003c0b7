package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where other file systems are mounted, as far as it can be told (DLD-5).
 *
 * @param table Linux's list of the mounts that this process sees; also shows bind mounts
 */
record MountPoints(Path table) {

  /** Those of the machine that this process runs on. */
  static MountPoints ofThisMachine() {
    return new MountPoints(Path.of("/proc/self/mountinfo"));
  }

  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");
  private static final int MOUNT_POINT = 4;

  /** The first mount point at or below a folder, which is given by its real path. */
  Optional<Path> within(Path folder) throws IOException {
    return allWithin(folder).stream().findFirst();
  }

  /** Every mount point at or below a folder, which is given by its real path. */
  List<Path> allWithin(Path folder) throws IOException {
    if (Files.isReadable(table)) {
      return Files.readAllLines(table, StandardCharsets.ISO_8859_1).stream()
          .flatMap(line -> mountPoint(line).stream())
          .filter(mounted -> mounted.startsWith(folder))
          .toList();
    }
    return hasDevices(folder) ? otherDevicesWithin(folder) : List.of();
  }

  /** Whether something is mounted exactly there. */
  boolean has(Path folder) throws IOException {
    if (Files.isReadable(table) || !hasDevices(folder)) {
      return allWithin(folder).contains(folder);
    }
    Path parent = folder.getParent();
    return parent == null || !deviceOf(parent).equals(deviceOf(folder));
  }

  private static boolean hasDevices(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static Optional<Path> mountPoint(String line) {
    List<String> fields = BLANK.splitAsStream(line).toList();
    String path =
        ESCAPED
            .matcher(fields.size() > MOUNT_POINT ? fields.get(MOUNT_POINT) : "")
            .replaceAll(code -> escapedCharacter(code.group(1)));
    byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return Optional.of(Path.of(new String(bytes, StandardCharsets.UTF_8)));
    } catch (InvalidPathException undecodable) {
      return Optional.empty();
    }
  }

  private static String escapedCharacter(String octal) {
    char character = (char) Integer.parseInt(octal, 8);
    return character == '\\' ? "\\\\" : String.valueOf(character);
  }

  private static List<Path> otherDevicesWithin(Path folder) throws IOException {
    Object device = deviceOf(folder);
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes)
              throws IOException {
            if (deviceOf(below).equals(device)) {
              return FileVisitResult.CONTINUE;
            }
            found.add(below);
            return FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path below, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static Object deviceOf(Path path) throws IOException {
    return Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS);
  }
}
