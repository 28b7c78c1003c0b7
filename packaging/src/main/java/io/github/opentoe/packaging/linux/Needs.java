package io.github.opentoe.packaging.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What programs and libraries of an image need of the system.
 *
 * @param libraries by name, with the versions of their functions
 */
record Needs(Map<String, Set<String>> libraries) {

  private static final String GLIBC = "GLIBC_";

  private static final Map<String, String> DEBIAN =
      Map.of(
          "libgcc_s.so.1", "libgcc-s1",
          "libstdc++.so.6", "libstdc++6",
          "libz.so.1", "zlib1g");

  private static final List<String> PARTS_OF_LIBC =
      List.of("ld-linux", "libc.", "libdl.", "libm.", "libpthread.", "librt.");

  /** Reads all programs and libraries of an image. */
  static Needs of(Path image) throws IOException {
    Map<String, Set<String>> all = new TreeMap<>();
    Set<String> own = new TreeSet<>();
    for (Path path : Folders.below(image)) {
      if (Files.isRegularFile(path) && ElfFile.isElf(path)) {
        own.add(Objects.requireNonNull(path.getFileName()).toString());
        ElfFile.needs(path)
            .forEach((name, more) -> all.computeIfAbsent(name, n -> new TreeSet<>()).addAll(more));
      }
    }
    all.keySet().removeAll(own);
    return new Needs(all);
  }

  /** As Debian says it: packages, of libc the lowest version that will do. */
  List<String> ofDebian() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String library : libraries.keySet()) {
      if (DEBIAN.containsKey(library)) {
        packages.add(DEBIAN.get(library));
      } else if (PARTS_OF_LIBC.stream().noneMatch(library::startsWith)) {
        throw new IOException("no package of Debian is known to have " + library);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        libraries.values().stream()
            .flatMap(Set::stream)
            .filter(version -> version.startsWith(GLIBC))
            .map(version -> version.substring(GLIBC.length()))
            .filter(version -> Character.isDigit(version.charAt(0)))
            .max(Comparator.comparing(Needs::numbers, Arrays::compare))
            .map(version -> "libc6 (>= " + version + ")")
            .orElse("libc6"));
    lines.addAll(packages);
    return lines;
  }

  /** As RPM says it: libraries, each with each version. */
  List<String> ofRedHat() {
    List<String> lines = new ArrayList<>();
    libraries.forEach(
        (library, versions) -> {
          lines.add(library + "()(64bit)");
          versions.forEach(version -> lines.add(library + "(" + version + ")(64bit)"));
        });
    return lines;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
