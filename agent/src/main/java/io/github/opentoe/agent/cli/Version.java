package io.github.opentoe.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.Properties;

/** The version of the program, as the build wrote it into the jar or the module. */
final class Version {

  private static final String POM =
      "/META-INF/maven/io.github.opentoe/opentoe-agent/pom.properties";

  private Version() {}

  /** From the module or the manifest, else from what Maven leaves in every jar. */
  static String read() {
    return Optional.ofNullable(Version.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .or(() -> Optional.ofNullable(Version.class.getPackage().getImplementationVersion()))
        .or(Version::fromPom)
        .orElse("unknown");
  }

  private static Optional<String> fromPom() {
    try (InputStream stream = Version.class.getResourceAsStream(POM)) {
      if (stream == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(stream);
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
