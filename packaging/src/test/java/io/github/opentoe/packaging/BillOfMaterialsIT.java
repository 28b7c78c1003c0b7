package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials lists what the program is made of. */
class BillOfMaterialsIT {

  private static final Path LIBRARIES = Path.of(System.getProperty("opentoe.libraries", ""));

  @Test
  void everyLibraryOfTheProgramIsListedWithItsHash() throws Exception {
    Map<String, String> shipped = new TreeMap<>();
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      for (Path jar : jars.toList()) {
        shipped.put(String.valueOf(jar.getFileName()), sha256(jar));
      }
    }
    Map<String, String> listed = new TreeMap<>();
    for (Map<?, ?> component : components()) {
      if (!"io.github.opentoe".equals(component.get("group"))) {
        listed.put(
            component.get("name") + "-" + component.get("version") + ".jar", sha256(component));
      }
    }
    assertFalse(shipped.isEmpty());
    assertEquals(shipped, listed);
  }

  @Test
  void everyLibraryHasALicence() throws IOException {
    assertEquals(
        List.of(),
        components().stream()
            .filter(component -> !"io.github.opentoe".equals(component.get("group")))
            .filter(component -> !(component.get("licenses") instanceof List<?> l) || l.isEmpty())
            .map(component -> component.get("name"))
            .toList());
  }

  @Test
  void everyLibraryIsNamedAmongTheThirdParties() throws IOException {
    String thirdParties;
    try (JarFile jar = new JarFile(Program.jar().toFile())) {
      byte[] text = jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY.txt")).readAllBytes();
      thirdParties = new String(text, StandardCharsets.UTF_8);
    }
    assertEquals(
        List.of(),
        components().stream()
            .map(component -> String.valueOf(component.get("group")))
            .filter(group -> !group.equals("io.github.opentoe"))
            .filter(group -> !thirdParties.contains("(" + group + ")"))
            .distinct()
            .toList());
  }

  private static List<? extends Map<?, ?>> components() throws IOException {
    Map<?, ?> bill = (Map<?, ?>) Json.read(Bill.json());
    return ((List<?>) bill.get("components")).stream().map(item -> (Map<?, ?>) item).toList();
  }

  private static String sha256(Map<?, ?> component) {
    for (Object item : (List<?>) component.get("hashes")) {
      Map<?, ?> hash = (Map<?, ?>) item;
      if ("SHA-256".equals(hash.get("alg"))) {
        return String.valueOf(hash.get("content"));
      }
    }
    return "none";
  }

  private static String sha256(Path jar) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    return HexFormat.of().formatHex(digest);
  }
}
