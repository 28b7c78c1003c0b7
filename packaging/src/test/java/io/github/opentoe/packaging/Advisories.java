package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** The reviewed advisories, in the shape of OSV, and which libraries they are about. */
record Advisories(List<Map<?, ?>> all) {

  /** Reads the files of a folder. */
  static Advisories in(Path folder) throws IOException {
    List<Map<?, ?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Map<?, ?> advisory = (Map<?, ?>) Json.read(Files.readString(file));
        if (!file.endsWith(advisory.get("id") + ".json")) {
          throw new AssertionError(file + " has the id " + advisory.get("id"));
        }
        found.add(advisory);
      }
    }
    return new Advisories(found);
  }

  /** What is known against the components of a CycloneDX bill: {@code id: group:name:version}. */
  List<String> against(String bill) {
    List<String> hits = new ArrayList<>();
    for (Map<?, ?> component : maps(((Map<?, ?>) Json.read(bill)).get("components"))) {
      String name = component.get("group") + ":" + component.get("name");
      String version = String.valueOf(component.get("version"));
      for (Map<?, ?> advisory : all) {
        if (maps(advisory.get("affected")).stream().anyMatch(one -> hits(one, name, version))) {
          hits.add(advisory.get("id") + ": " + name + ":" + version);
        }
      }
    }
    return hits;
  }

  private static boolean hits(Map<?, ?> affected, String name, String version) {
    Map<?, ?> artifact = (Map<?, ?>) affected.get("package");
    return "Maven".equals(artifact.get("ecosystem"))
        && name.equals(artifact.get("name"))
        && maps(affected.get("ranges")).stream().anyMatch(range -> holds(range, version));
  }

  /** Events are in the order of versions: what the last one at or before the version says. */
  private static boolean holds(Map<?, ?> range, String version) {
    boolean holds = false;
    for (Map<?, ?> event : maps(range.get("events"))) {
      if (event.size() != 1 || !(event.containsKey("introduced") || event.containsKey("fixed"))) {
        throw new AssertionError("unknown event: " + event);
      }
      String from = String.valueOf(event.values().iterator().next());
      if (new ComparableVersion(from).compareTo(new ComparableVersion(version)) <= 0) {
        holds = event.containsKey("introduced");
      }
    }
    return holds;
  }

  private static List<? extends Map<?, ?>> maps(Object list) {
    return ((List<?>) list).stream().map(item -> (Map<?, ?>) item).toList();
  }
}
