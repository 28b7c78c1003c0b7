package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.StoredObject;
import io.github.opentoe.modules.filesystem.WindowsPath;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes local names of keys, which are remote input (S3D-15, S3D-16, S3D-18). */
final class LocalNames {

  private static final int LONGEST_SEGMENT = 255;
  private static final String UNSAFE_ON_WINDOWS = "\\:<>\"|?*";

  private final Platform platform;
  private final Map<String, String> taken = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  private LocalNames(Platform platform) {
    this.platform = platform;
  }

  /**
   * The names of all, in the same order.
   *
   * @param base what all keys begin with and no name does
   */
  static List<LocalName> of(List<StoredObject> objects, String base, Platform platform)
      throws TransferFailure {
    LocalNames names = new LocalNames(platform);
    List<LocalName> all = new ArrayList<>();
    for (StoredObject object : objects) {
      LocalName name = names.name(object, base);
      names.take(name);
      all.add(name);
    }
    for (LocalName name : all) {
      names.requireNoFolderThere(name);
    }
    return all;
  }

  private LocalName name(StoredObject object, String base) throws TransferFailure {
    String key = object.address().key();
    List<String> segments = new ArrayList<>();
    for (String segment : key.substring(base.length()).split("/", -1)) {
      if (!segment.isEmpty()) {
        requireSafe(segment, key);
        segments.add(segment);
      }
    }
    boolean endsInSlash = key.endsWith("/") || segments.isEmpty();
    if (endsInSlash && object.size() > 0) {
      throw TransferFailure.last("key ends with a slash: " + key);
    }
    return new LocalName(object, segments, endsInSlash);
  }

  private void requireSafe(String segment, String key) throws TransferFailure {
    boolean unsafe =
        segment.equals(".")
            || segment.equals("..")
            || segment.chars().anyMatch(Character::isISOControl)
            || (platform == Platform.WINDOWS && isUnsafeOnWindows(segment));
    if (unsafe) {
      throw TransferFailure.last("unsafe key: " + printable(key));
    }
    if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
      throw TransferFailure.last("key has a segment of more than 255 bytes: " + key);
    }
  }

  private static boolean isUnsafeOnWindows(String segment) {
    return segment.chars().anyMatch(unit -> UNSAFE_ON_WINDOWS.indexOf(unit) >= 0)
        || WindowsPath.problem(segment).isPresent();
  }

  private static String printable(String key) {
    StringBuilder text = new StringBuilder();
    key.chars()
        .forEach(
            unit ->
                text.append(
                    Character.isISOControl(unit)
                        ? String.format(Locale.ROOT, "\\u%04x", unit)
                        : Character.toString((char) unit)));
    return text.toString();
  }

  private void take(LocalName name) throws TransferFailure {
    String key = name.object().address().key();
    Optional<String> other = Optional.ofNullable(taken.put(onDisk(name.segments()), key));
    if (other.isPresent()) {
      throw TransferFailure.last("two keys have the same local path: " + other.get() + ", " + key);
    }
    for (int depth = 1; depth <= name.folders().size(); depth++) {
      folders.putIfAbsent(onDisk(name.segments().subList(0, depth)), key);
    }
  }

  private void requireNoFolderThere(LocalName name) throws TransferFailure {
    Optional<String> other = Optional.ofNullable(folders.get(onDisk(name.segments())));
    if (!name.isFolder() && other.isPresent()) {
      throw TransferFailure.last(
          "a key is a file and a folder at once: "
              + name.object().address().key()
              + ", "
              + other.get());
    }
  }

  /** The path as the file system compares it. */
  private String onDisk(List<String> segments) {
    String path = String.join("/", segments);
    return switch (platform) {
      case LINUX -> path;
      case WINDOWS -> withoutCase(path);
      case MACOS -> Normalizer.normalize(withoutCase(path), Normalizer.Form.NFD);
    };
  }

  private static String withoutCase(String path) {
    return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
