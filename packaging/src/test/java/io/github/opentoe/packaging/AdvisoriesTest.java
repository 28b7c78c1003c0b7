package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of advisories finds what it is about, and nothing else. */
class AdvisoriesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("opentoe.root", "..")).resolve("packaging/security/advisories");

  @ParameterizedTest
  @CsvSource({
    "com.fasterxml.jackson.core, jackson-core, 2.14.3, GHSA-h46c-h94j-95f3",
    "com.fasterxml.jackson.core, jackson-core, 2.20.1, GHSA-72hv-8253-57qq",
    "com.fasterxml.jackson.core, jackson-core, 2.21.0-rc1, GHSA-r7wm-3cxj-wff9",
    "com.fasterxml.jackson.core, jackson-databind, 2.9.10.8, GHSA-jjjh-jjxp-wpff",
    "com.fasterxml.jackson.core, jackson-databind, 2.13.4.1, GHSA-jjjh-jjxp-wpff",
    "com.fasterxml.jackson.core, jackson-databind, 2.21.4, GHSA-5jmj-h7xm-6q6v",
    "org.yaml, snakeyaml, 1.33, GHSA-mjmj-j48q-9wg2",
  })
  void plantedVersionIsFound(String group, String name, String version, String id)
      throws IOException {
    List<String> hits = hits(group, name, version);
    assertTrue(hits.contains(id + ": " + group + ":" + name + ":" + version), hits::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "com.fasterxml.jackson.core, jackson-core, 2.15.0, GHSA-h46c-h94j-95f3",
    "com.fasterxml.jackson.core, jackson-core, 2.18.10, GHSA-72hv-8253-57qq",
    "com.fasterxml.jackson.core, jackson-databind, 2.13.4.2, GHSA-jjjh-jjxp-wpff",
    "com.fasterxml.jackson.core, jackson-databind, 2.21.5, GHSA-5jmj-h7xm-6q6v",
    "org.snakeyaml, snakeyaml, 1.33, GHSA-mjmj-j48q-9wg2",
  })
  void repairedVersionAndOtherGroupAreNot(String group, String name, String version, String id)
      throws IOException {
    List<String> hits = hits(group, name, version);
    assertFalse(hits.toString().contains(id), hits::toString);
  }

  @Test
  void everyAdvisoryHasWhatTheShapeAsksFor() throws IOException {
    Advisories advisories = Advisories.in(FOLDER);
    assertTrue(advisories.all().size() >= 10, "few advisories");
    Set<String> keys = new HashSet<>(Set.of("id", "modified", "schema_version", "aliases"));
    keys.addAll(Set.of("summary", "affected", "references"));
    for (Map<?, ?> advisory : advisories.all()) {
      assertEquals(keys, advisory.keySet(), () -> "keys of " + advisory.get("id"));
      assertFalse(((List<?>) advisory.get("references")).isEmpty());
    }
  }

  private static List<String> hits(String group, String name, String version) throws IOException {
    String bill =
        "{\"components\":[{\"group\":\"%s\",\"name\":\"%s\",\"version\":\"%s\"}]}"
            .formatted(group, name, version);
    return Advisories.in(FOLDER).against(bill);
  }
}
